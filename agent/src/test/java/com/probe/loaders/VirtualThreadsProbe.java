package com.probe.loaders;

import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Calls two methods, one of them synchronized, on virtual threads that are interrupted. */
public final class VirtualThreadsProbe {
  private static final int MANY = 10_000;
  private static final int FEW = 200;

  private final AtomicLong made = new AtomicLong();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();

  private VirtualThreadsProbe() {}

  synchronized String locked(long id) {
    made.incrementAndGet();
    return "locked " + id;
  }

  String plain(long id) {
    made.incrementAndGet();
    return "plain " + id;
  }

  /** Prints how it went; waits for a line before the part with the server that stands still. */
  public static void main(String[] arguments) throws Exception {
    VirtualThreadsProbe probe = new VirtualThreadsProbe();
    System.out.println("hit: " + probe.warmUp());
    probe.run(MANY, 50, 0);
    System.out.println("many: " + probe.outcome());
    System.out.println("ready");
    System.in.read();
    probe.run(FEW, FEW, 1_000);
    System.out.println("few: " + probe.outcome());
    System.out.println("hit: " + probe.warmUp());
    System.exit(0);
  }

  private boolean warmUp() throws InterruptedException {
    for (int i = 0; i < 2_000; i++) {
      long before = made.get();
      locked(0);
      plain(0);
      if (made.get() == before) {
        return true;
      }
      Thread.sleep(5);
    }
    return false;
  }

  private void run(int threads, int ids, long firstId) throws Exception {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    AtomicIntegerArray told = new AtomicIntegerArray(threads);
    CountDownLatch done = new CountDownLatch(threads);
    Thread[] started = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int number = i;
      Runnable task = () -> call(number, firstId + number % ids, told, done);
      started[i] = (Thread) start.invoke(null, task);
    }
    Thread.sleep(20);
    for (int i = 0; i < threads; i++) {
      if (i % 3 > 0) {
        started[i].interrupt();
        told.set(i, 1);
      }
    }
    done.await();
  }

  /** Every third is left alone, every third interrupts itself first, every third is interrupted. */
  @SuppressWarnings("ThreadPriorityCheck") // whatever blocks would notice the interrupt itself
  private void call(int number, long id, AtomicIntegerArray told, CountDownLatch done) {
    if (number % 3 == 2) {
      Thread.currentThread().interrupt();
    }
    long began = System.nanoTime();
    boolean right = plain(id).equals("plain " + id);
    if (number % 3 > 0 && System.nanoTime() - began > 1_500_000_000L) {
      slow.incrementAndGet();
    }
    if (id < 1_000) {
      right &= locked(id).equals("locked " + id);
    }
    if (!right) {
      wrong.incrementAndGet();
    }
    while (number % 3 > 0 && told.get(number) == 0) {
      Thread.yield();
    }
    if (Thread.currentThread().isInterrupted() != (number % 3 > 0)) {
      lost.incrementAndGet();
    }
    done.countDown();
  }

  private String outcome() {
    return "wrong " + wrong + ", lost " + lost + ", slow " + slow;
  }
}
