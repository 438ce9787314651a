package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A load of a row that reads it, waits while it is written, and then goes on. */
final class PausedLoad {
  private static final int TIMES = 3;

  private PausedLoad() {}

  /**
   * Such a load returns what it has read, and the calls after it get what was written.
   *
   * @param empty makes the next call load
   * @param write changes the row and has its entry dropped
   */
  static void leavesNothing(int id, Checks.Body empty, Checks.Body write) throws Throwable {
    for (int i = 0; i < TIMES; i++) {
      empty.run();
      CountDownLatch hasRead = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicReference<Table.Row> old = new AtomicReference<>();
      Thread loader = new Thread(() -> old.set(held(id, hasRead, goOn)));
      loader.start();
      that(hasRead.await(10, TimeUnit.SECONDS), "the loader did not run");
      write.run();
      goOn.countDown();
      loader.join();
      long now = Table.VERSIONS.get(id);
      equal(now - 1, old.get().version);
      equal(now, held(id, null, null).version);
      Checks.pause(20); // for a store that is under way
      for (int read = 0; read < 50; read++) {
        equal(now, held(id, null, null).version);
      }
      equal(now, Runs.hit(() -> held(id, null, null)).version);
    }
  }

  private static Table.Row held(int id, CountDownLatch hasRead, CountDownLatch goOn) {
    try {
      return Table.held(id, hasRead, goOn);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
