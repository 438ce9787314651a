package com.probe.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;

/** The truth, a version for each row, and what callers may expect to read of it. */
final class Table {
  static final int ROWS = 64;
  static final AtomicLongArray VERSIONS = new AtomicLongArray(ROWS);
  private static final LongAccumulator[] RETURNED = new LongAccumulator[ROWS];
  static final AtomicLong WRITES = new AtomicLong();

  static {
    for (int i = 0; i < ROWS; i++) {
      RETURNED[i] = new LongAccumulator(Math::max, 0);
    }
  }

  private Table() {}

  /** What reads give: mutable, so that entries are copied. */
  static final class Row {
    final int id;
    String part;
    long version;

    Row(int id, String part, long version) {
      this.id = id;
      this.part = part;
      this.version = version;
    }
  }

  /** The oldest version that a read which begins now may give. */
  static long floor(int id) {
    return RETURNED[id].get();
  }

  static Row read(int id) {
    Runs.ran();
    long version = VERSIONS.get(id);
    if ((version & 7) == 3) {
      Checks.pause(1); // the load goes on while others write
    }
    return new Row(id, "p", version);
  }

  static long write(int id) {
    long version = VERSIONS.incrementAndGet(id);
    WRITES.incrementAndGet();
    return version;
  }

  /** A change that no rule knows of, to this version. */
  static long bump(int id) {
    return VERSIONS.incrementAndGet(id);
  }

  /** A write, and the promise that holds after it. */
  static void writeAndTell(int id) {
    RETURNED[id].accumulate(write(id));
  }

  /** Reads, and waits between the read and the return; null latches: it does not wait. */
  static Row held(int id, CountDownLatch hasRead, CountDownLatch goOn) throws InterruptedException {
    Runs.ran();
    Row row = new Row(id, "h", VERSIONS.get(id));
    if (hasRead != null) {
      hasRead.countDown();
      goOn.await(20, TimeUnit.SECONDS);
    }
    return row;
  }

  /** Waits before it writes; null latches: it does not wait. */
  static void writePaused(int id, CountDownLatch hasBegun, CountDownLatch goOn)
      throws InterruptedException {
    if (hasBegun != null) {
      hasBegun.countDown();
      goOn.await(20, TimeUnit.SECONDS);
    }
    VERSIONS.incrementAndGet(id);
  }

  static void writeHeld(int id, boolean fails) {
    VERSIONS.incrementAndGet(id);
    if (fails) {
      throw new IllegalStateException("written all the same");
    }
  }

  static Row brief(int id) {
    Runs.ran();
    return new Row(id, "b", VERSIONS.get(id));
  }

  static void writeBrief(int id) {
    VERSIONS.incrementAndGet(id);
  }

  static Row two(int id, String part) {
    Runs.ran();
    return new Row(id, part, VERSIONS.get(id));
  }

  static void writeTwo(Row row) {
    VERSIONS.incrementAndGet(row.id);
    row.part = "changed by the write";
  }

  static CompletableFuture<Long> writeLater(int id, Executor executor) {
    return CompletableFuture.supplyAsync(() -> bump(id), executor);
  }
}
