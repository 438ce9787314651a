package dev.larder.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.Lincheck;

/**
 * Runs a scene again and again, each time with the steps of its threads in another order; a step is
 * whatever other threads may see. Threads that wait for each other without end fail it, too, though
 * their waits have limits: no time passes.
 */
public final class Interleavings {
  private static final int ORDERS = 100;
  private static final int MANY_ORDERS = 300;

  private Interleavings() {}

  /**
   * Runs a scene in many orders, those with few switches between threads first.
   *
   * @param scene makes what it is about anew, and ends with {@link #must}
   */
  public static void check(Runnable scene) {
    Lincheck.runConcurrentTest(ORDERS, scene);
  }

  /** The same, where what must not happen takes several switches at certain steps. */
  public static void checkLong(Runnable scene) {
    Lincheck.runConcurrentTest(MANY_ORDERS, scene);
  }

  /** Runs these at the same time, and returns when all have ended. */
  public static void together(Runnable... parts) {
    List<Thread> threads = new ArrayList<>();
    for (Runnable part : parts) {
      threads.add(new Thread(part));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      join(thread);
    }
  }

  /** Returns when it has ended. */
  public static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /**
   * What holds in every order. Plain, since the steps of an assertion would be put in order, too.
   */
  public static void must(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not so: " + what);
    }
  }
}
