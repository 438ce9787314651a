package com.probe.start;

import java.util.Set;
import java.util.TreeSet;

/** Asks the catalog for some seconds; prints the same whether its answers are cached or not. */
public final class Shopping {
  private Shopping() {}

  /**
   * Runs it.
   *
   * @param args for how many milliseconds at most; and at least, after which it ends with the first
   *     call that a cache has spared
   */
  public static void main(String[] args) throws InterruptedException {
    Catalog catalog = new Catalog();
    Set<String> names = new TreeSet<>();
    long begin = System.nanoTime();
    long most = millis(args[0]);
    long least = args.length > 1 ? millis(args[1]) : most;
    int calls = 0;
    for (long past = 0; past < (catalog.asked() < calls ? least : most); ) {
      names.add(catalog.name(calls++ % 5));
      Thread.sleep(1);
      past = System.nanoTime() - begin;
    }
    System.out.println(names);
    if (Boolean.getBoolean("probe.tell")) {
      System.out.println("spared: " + (catalog.asked() < calls));
      System.out.println("seen by another agent: " + System.getProperty("probe.seen"));
    }
  }

  private static long millis(String text) {
    return Long.parseLong(text) * 1_000_000;
  }
}
