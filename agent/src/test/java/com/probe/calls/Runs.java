package com.probe.calls;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often any origin of the probe has run. */
final class Runs {
  /** The agent makes itself ready meanwhile, which takes a busy machine many seconds. */
  private static final Duration WARM = Duration.ofSeconds(60);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Runs() {}

  static void ran() {
    COUNT.incrementAndGet();
  }

  static int count() {
    return COUNT.get();
  }

  /** Calls until a call runs no origin; that call's result. */
  static <T> T hit(Callable<T> call) throws Exception {
    long end = System.nanoTime() + WARM.toNanos();
    while (System.nanoTime() - end < 0) {
      int before = count();
      T result = call.call();
      if (count() == before) {
        return result;
      }
      Checks.pause(1);
    }
    throw new AssertionError("never a hit");
  }

  /** Whether one call runs no origin. */
  static boolean isHit(Callable<?> call) throws Exception {
    int before = count();
    call.call();
    return count() == before;
  }

  /** Fails where one of some calls is a hit; for what must not be cached. */
  static void neverHits(Callable<?> call) throws Exception {
    for (int i = 0; i < 30; i++) {
      Checks.that(!isHit(call), "the origin did not run");
      Checks.pause(2);
    }
  }

  /** As {@link #neverHits(Callable)}, where each call has the same result. */
  static void neverHits(Object expected, Callable<?> call) throws Exception {
    neverHits(
        () -> {
          Checks.equal(expected, call.call());
          return null;
        });
  }
}
