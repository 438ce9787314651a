package com.probe.start;

import java.util.Set;
import java.util.TreeSet;

/** Asks the catalog for some seconds; prints the same whether its answers are cached or not. */
public final class Shopping {
  private Shopping() {}

  /**
   * Runs it.
   *
   * @param args for how many milliseconds
   */
  public static void main(String[] args) throws InterruptedException {
    Catalog catalog = new Catalog();
    Set<String> names = new TreeSet<>();
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000;
    int calls = 0;
    while (System.nanoTime() < end) {
      names.add(catalog.name(calls++ % 5));
      Thread.sleep(1);
    }
    System.out.println(names);
    if (Boolean.getBoolean("probe.tell")) {
      System.out.println("spared: " + (catalog.asked() < calls));
      System.out.println("seen by another agent: " + System.getProperty("probe.seen"));
    }
  }
}
