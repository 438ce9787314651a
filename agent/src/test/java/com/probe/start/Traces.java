package com.probe.start;

/** Tells what an agent has left in the JVM. */
public final class Traces {
  private Traces() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("threads at first: " + Listener.threads());
    System.out.println("cached: " + isCachedWithin(3_000));
    System.out.println("dispatcher: " + dispatcher());
    System.out.println("threads: " + Listener.threads());
  }

  private static boolean isCachedWithin(long millis) throws InterruptedException {
    Catalog catalog = new Catalog();
    int calls = 0;
    for (long end = System.nanoTime() + millis * 1_000_000; System.nanoTime() < end; ) {
      catalog.name(1);
      calls++;
      if (catalog.asked() < calls) {
        return true;
      }
      Thread.sleep(5);
    }
    return false;
  }

  private static String dispatcher() {
    try {
      Class.forName("java.lang.LarderDispatcher", false, null);
      return "present";
    } catch (ClassNotFoundException e) {
      return "absent";
    }
  }
}
