package com.probe.calls;

import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import com.probe.calls.Written.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Reads, and writes that leave what they wrote, by many threads at once. */
final class WrittenHammer {
  private WrittenHammer() {}

  /** Whoever reads after a write has returned never has an older text than that one's. */
  static void strike() throws Exception {
    int rows = 4;
    AtomicIntegerArray floor = new AtomicIntegerArray(rows);
    AtomicInteger writes = new AtomicInteger();
    AtomicInteger reads = new AtomicInteger();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      int mine = thread;
      all.add(
          pool.submit(
              () -> {
                for (int i = 0; System.nanoTime() - end < 0; i++) {
                  int row = (mine + i) % rows;
                  if (mine < 2) {
                    int version = Integer.parseInt(Written.advance(20 + row).text);
                    floor.accumulateAndGet(row, version, Math::max);
                    writes.incrementAndGet();
                  } else {
                    int least = floor.get(row);
                    Item found = Written.find(20 + row);
                    int version = found == null ? 0 : Integer.parseInt(found.text);
                    that(version >= least, version + " after " + least);
                    reads.incrementAndGet();
                  }
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    figure("reads while it is hammered", reads + ", " + writes + " writes");
    pool.shutdown();
  }
}
