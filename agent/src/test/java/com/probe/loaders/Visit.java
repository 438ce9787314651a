package com.probe.loaders;

import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Calls a service until it answers without making anything, and says whether it came to that. */
final class Visit {
  static final String PANTRY = "com.probe.loaders.shelf.Pantry";

  /** In a row, and past the number of calls after which reflection compiles itself. */
  private static final int ENOUGH_HITS = 30;

  private static final int MOST_CALLS = 4_000;

  private Visit() {}

  /** {@code NAME: cached VALUE}, or what was wrong. */
  static void pantry(String name, ClassLoader loader) throws Exception {
    Object pantry = loader.loadClass(PANTRY).getDeclaredConstructor().newInstance();
    if (pantry.getClass().getClassLoader() != loader) {
      System.out.println(name + ": of another loader");
      return;
    }
    System.out.println(name + ": " + of(pantry, 7));
  }

  /** Calls with one argument until the answer has often been made of hits alone. */
  static String of(Object service, long id) throws InterruptedException {
    LongFunction<?> calls = (LongFunction<?>) service;
    LongSupplier made = (LongSupplier) service;
    String first = String.valueOf(calls.apply(id));
    int hits = 0;
    for (int i = 0; i < MOST_CALLS; i++) {
      long before = made.getAsLong();
      String next = String.valueOf(calls.apply(id));
      if (!next.equals(first)) {
        return "wrong " + next + " for " + first;
      }
      hits = made.getAsLong() == before ? hits + 1 : 0;
      if (hits == ENOUGH_HITS) {
        return "cached " + first;
      }
      if (hits == 0) {
        Thread.sleep(5);
      }
    }
    return "not cached " + first;
  }
}
