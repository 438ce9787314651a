package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Interrupts of leaders and followers. */
final class Interrupts {
  private Interrupts() {}

  static void interruptedFollower() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Thread leader = new Thread(() -> Flown.patient(6, latch));
    int before = Runs.count();
    leader.start();
    Checks.await("the leader loads", Duration.ofSeconds(5), () -> Runs.count() > before);
    AtomicBoolean kept = new AtomicBoolean();
    AtomicInteger result = new AtomicInteger();
    Thread follower =
        new Thread(
            () -> {
              result.set(Flown.patient(6, null));
              kept.set(Thread.currentThread().isInterrupted());
            });
    follower.start();
    Checks.await("it follows", Duration.ofSeconds(5), () -> isWaiting(follower));
    follower.interrupt();
    follower.join(10_000);
    equal(6, result.get());
    that(kept.get(), "the interrupt is lost");
    equal(2, Runs.count() - before);
    latch.countDown();
    leader.join();
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING
        || thread.getState() == Thread.State.WAITING;
  }

  /** Interrupts that come during lookups, loads and waits. */
  static void interruptsStay() throws Exception {
    for (int i = 0; i < 100; i++) {
      int id = i % 5;
      AtomicBoolean kept = new AtomicBoolean();
      AtomicBoolean right = new AtomicBoolean(true);
      CountDownLatch began = new CountDownLatch(1);
      Thread caller =
          new Thread(
              () -> {
                began.countDown();
                long end = System.nanoTime() + 5_000_000_000L;
                while (!isInterrupted() && System.nanoTime() - end < 0) {
                  right.compareAndSet(true, Flown.left(id, 0) == 1);
                }
                right.compareAndSet(true, Flown.right(id, 0) == 1);
                kept.set(isInterrupted());
              });
      caller.start();
      began.await();
      long spin = System.nanoTime() + i * 20_000L;
      while (System.nanoTime() - spin < 0) {
        Thread.onSpinWait();
      }
      caller.interrupt();
      caller.join(20_000);
      that(right.get(), "a wrong answer");
      that(kept.get(), "the interrupt is lost");
    }
  }

  private static boolean isInterrupted() {
    return Thread.currentThread().isInterrupted();
  }

  static void interruptedLeader() throws Exception {
    int before = Runs.count();
    List<Throwable> leaders = new ArrayList<>();
    Thread leader =
        new Thread(
            () -> {
              try {
                Flown.interrupted(9, true);
              } catch (Throwable thrown) {
                leaders.add(thrown);
              }
            });
    leader.start();
    Checks.await("the leader loads", Duration.ofSeconds(5), () -> Runs.count() > before);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Integer>> followers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      followers.add(pool.submit(() -> Flown.interrupted(9, false)));
    }
    Checks.pause(200);
    equal(1, Runs.count() - before);
    leader.interrupt();
    for (Future<Integer> follower : followers) {
      equal(9, follower.get(20, TimeUnit.SECONDS));
    }
    leader.join();
    pool.shutdown();
    equal(InterruptedException.class, leaders.get(0).getClass());
  }
}
