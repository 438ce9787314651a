package com.probe.loaders;

import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Calls services by name, each until it is answered from the cache. */
public final class TwentyProbe {
  private TwentyProbe() {}

  /** The names of their classes; one that need not be cached begins with {@code -}. */
  public static void main(String[] arguments) throws Exception {
    for (String argument : arguments) {
      boolean mayMiss = argument.startsWith("-");
      Class<?> type = Class.forName(mayMiss ? argument.substring(1) : argument);
      Object service = type.getDeclaredConstructor().newInstance();
      System.out.println(type.getName() + " " + (mayMiss ? twice(service) : Visit.of(service, 7)));
    }
  }

  private static String twice(Object service) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      long before = ((LongSupplier) service).getAsLong();
      Object value = ((LongFunction<?>) service).apply(7);
      if (((LongSupplier) service).getAsLong() == before) {
        return "cached " + value;
      }
      Thread.sleep(2);
    }
    return "not cached " + ((LongFunction<?>) service).apply(7);
  }
}
