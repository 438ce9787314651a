package com.probe.calls;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Origins that are called by Larder itself, and who called them last. */
final class Beside {
  static final AtomicReference<String> VALUE = new AtomicReference<>("first");
  static final AtomicReference<Thread> RAN_ON = new AtomicReference<>();
  static final AtomicReference<ClassLoader> CONTEXT = new AtomicReference<>();
  static final AtomicReference<Throwable> THROWN = new AtomicReference<>();
  static final AtomicInteger BY_CALLERS = new AtomicInteger();
  static final AtomicInteger TRIES = new AtomicInteger();
  static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();

  private Beside() {}

  static String value() throws Exception {
    Runs.ran();
    RAN_ON.set(Thread.currentThread());
    CONTEXT.set(Thread.currentThread().getContextClassLoader());
    String found = VALUE.get();
    CountDownLatch latch = HELD.get();
    if (latch != null) {
      latch.await(20, TimeUnit.SECONDS);
    }
    Throwable thrown = THROWN.get();
    if (thrown instanceof Exception exception) {
      throw exception;
    } else if (thrown != null) {
      throw (Error) thrown;
    }
    return found;
  }

  static String hot(int id) throws Exception {
    Thread.sleep(100);
    if (!isBeside(Thread.currentThread())) {
      BY_CALLERS.incrementAndGet();
    }
    return value();
  }

  /** Whether a thread is one of Larder's own. */
  static boolean isBeside(Thread thread) {
    return thread.getName().startsWith("larder-load");
  }

  /** Works once for what is not negative. */
  static String resting(int id) {
    if (id >= 0 && TRIES.incrementAndGet() > 1) {
      throw new IllegalStateException("no");
    }
    return "old";
  }

  static String chance(int id) throws Exception {
    Thread.sleep(50);
    return value();
  }

  static String ahead(int id) throws Exception {
    return value();
  }

  static String inline(int id) throws Exception {
    return value();
  }

  static String changing(List<Integer> ids) throws Exception {
    return value();
  }

  static String safe(int id) throws Exception {
    return value();
  }

  static String through(int id) throws Exception {
    return value();
  }

  static String hasty(int id) throws Exception {
    return value();
  }

  static String slow(int id) throws Exception {
    return value();
  }

  static String left(int id) throws Exception {
    return value();
  }

  static synchronized String locked(int id) throws Exception {
    return value();
  }

  static int sum(int upTo) throws Exception {
    value();
    return upTo == 0 ? 0 : upTo + sum(upTo - 1);
  }

  static void change(int id) {}
}
