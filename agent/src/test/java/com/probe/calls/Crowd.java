package com.probe.calls;

import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that call at the same moment, and origins that last until all of them have come. */
final class Crowd {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Set<Thread> CALLERS = ConcurrentHashMap.newKeySet();

  private Crowd() {}

  static <T> List<Future<T>> together(int threads, Callable<T> call) throws Exception {
    return together(Executors.newFixedThreadPool(threads), threads, call);
  }

  /** Starts as many calls at the same moment, and returns when they have ended. */
  static <T> List<Future<T>> together(ExecutorService pool, int threads, Callable<T> call)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<T>> results = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      results.add(
          pool.submit(
              () -> {
                CALLERS.add(Thread.currentThread());
                start.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
                return call.call();
              }));
    }
    pool.shutdown();
    that(pool.awaitTermination(3 * LONGEST.toSeconds(), TimeUnit.SECONDS), "some calls hang");
    CALLERS.clear();
    return results;
  }

  /** For an origin: returns when each other caller waits for the load that goes on. */
  static void gather() {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (Thread caller : CALLERS) {
      while (caller != Thread.currentThread() && !follows(caller) && System.nanoTime() - end < 0) {
        Checks.pause(2);
      }
    }
  }

  private static boolean follows(Thread caller) {
    for (StackTraceElement frame : caller.getStackTrace()) {
      if (frame.getClassName().endsWith(".Flight") && frame.getMethodName().equals("await")) {
        return true;
      }
    }
    return false;
  }
}
