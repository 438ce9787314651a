package com.probe.behind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls without end, or for so many milliseconds, and writes down what it is about to do, and what
 * has returned. Names are those of its threads for what is set, and shared for what is added.
 */
public final class Busy {
  private static final int THREADS = 4;

  private Busy() {}

  /**
   * Folder, number of the JVM, and how long; 0: until it is killed; one more, where it is to end
   * then.
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Path folder = Path.of(arguments[0]);
    Ledger calls = new Ledger(folder.resolve("calls"));
    Counts counts = new Counts(new Ledger(folder.resolve("applied")));
    long millis = Long.parseLong(arguments[2]);
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      String name = arguments[1] + "-" + i;
      threads[i] = new Thread(() -> call(counts, calls, name, millis));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("done");
    while (arguments.length == 3 && System.in.read() >= 0) {} // what waits is run meanwhile
  }

  private static void call(Counts counts, Ledger calls, String name, long millis) {
    long began = System.nanoTime();
    for (int i = 1; millis == 0 || System.nanoTime() - began < millis * 1_000_000; i++) {
      String shared = "shared-" + ThreadLocalRandom.current().nextInt(3);
      int by = ThreadLocalRandom.current().nextInt(1, 10);
      calls.write("adding " + shared + " " + by);
      counts.add(shared, by);
      calls.write("added " + shared + " " + by);
      calls.write("setting " + name + " " + i);
      counts.set(name, i);
      calls.write("set " + name + " " + i);
      LockSupport.parkNanos(3_000_000);
    }
  }
}
