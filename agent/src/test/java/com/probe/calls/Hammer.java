package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Many reads and writes at once. */
final class Hammer {
  /** Few, so that writes of one meet. */
  private static final int ROWS = 2;

  private Hammer() {}

  static void strike(String name, int readers, int writers, long millis, Runnable chaos)
      throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    AtomicLong reads = new AtomicLong();
    AtomicLong stale = new AtomicLong();
    long ran = Runs.count();
    long wrote = Table.WRITES.get();
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < readers; i++) {
      all.add(
          pool.submit(
              () -> {
                while (!ended.get()) {
                  int id = ThreadLocalRandom.current().nextInt(ROWS);
                  long floor = Table.floor(id);
                  if (Table.read(id).version < floor) {
                    stale.incrementAndGet();
                  }
                  reads.incrementAndGet();
                }
              }));
    }
    for (int i = 0; i < writers; i++) {
      all.add(
          pool.submit(
              () -> {
                while (!ended.get()) {
                  Table.writeAndTell(ThreadLocalRandom.current().nextInt(ROWS));
                  Checks.pause(ThreadLocalRandom.current().nextInt(5));
                }
              }));
    }
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() - end < 0) {
      chaos.run();
      Checks.pause(50);
    }
    ended.set(true);
    pool.shutdown();
    for (Future<?> one : all) {
      one.get(20, TimeUnit.SECONDS);
    }
    long hits = reads.get() - (Runs.count() - ran);
    figure(
        name,
        reads
            + " reads, "
            + hits
            + " hits, "
            + (Table.WRITES.get() - wrote)
            + " writes, "
            + stale
            + " stale");
    that(hits > 0, "no hits");
    equal(0L, stale.get());
  }

  static void pauses() {
    Checks.pause(ThreadLocalRandom.current().nextInt(300));
    Redis.server().pause();
    Checks.pause(ThreadLocalRandom.current().nextInt(600));
    Redis.server().resume();
    Checks.pause(ThreadLocalRandom.current().nextInt(300));
  }

  static void kills() {
    Checks.pause(ThreadLocalRandom.current().nextInt(500));
    Redis.server().kill();
    Checks.pause(ThreadLocalRandom.current().nextInt(300));
    Redis.server().restart();
    Checks.pause(1_000 + ThreadLocalRandom.current().nextInt(500));
  }
}
