package com.probe.calls;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Origins that several threads want at once. */
final class Flown {
  static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();
  static final AtomicReference<CyclicBarrier> MEETING = new AtomicReference<>();

  private Flown() {}

  static long slow(int id) {
    Runs.ran();
    Crowd.gather();
    return id * 3L;
  }

  static Returns.Bean bean(int id) {
    Runs.ran();
    Crowd.gather();
    return new Returns.Bean("b", id, "t");
  }

  static String failing(int id) {
    Runs.ran();
    Crowd.gather();
    throw new IllegalArgumentException("no " + id);
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T extends Throwable> T any(Throwable thrown) throws T {
    @SuppressWarnings("unchecked")
    T cast = (T) thrown;
    throw cast;
  }

  /** Throws what it is given. */
  static String thrown(int id, Throwable thrown) {
    Runs.ran();
    thrown.fillInStackTrace();
    throw Flown.<RuntimeException>any(thrown);
  }

  static int shortWait(int id) {
    Runs.ran();
    Checks.pause(1_000);
    return id;
  }

  /** Waits for a latch, if there is one, whatever interrupts come. */
  static int patient(int id, CountDownLatch latch) {
    Runs.ran();
    while (latch != null && latch.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    return id;
  }

  /** The first caller of an id is to be interrupted; the others are to have an answer. */
  static int interrupted(int id, boolean first) throws InterruptedException {
    Runs.ran();
    if (first) {
      Thread.sleep(20_000);
    }
    return id;
  }

  /** Waits inside while it is held. */
  final synchronized int held(int id) throws InterruptedException {
    Runs.ran();
    CountDownLatch latch = HELD.getAndSet(null);
    if (latch != null) {
      latch.await(20, TimeUnit.SECONDS);
    }
    return id;
  }

  static Flown instance() {
    return new Flown();
  }

  static int a(int id, int depth) {
    Runs.ran();
    meet();
    return depth == 0 ? id : id + 0 * b(id, depth - 1);
  }

  static int b(int id, int depth) {
    Runs.ran();
    meet();
    return depth == 0 ? id : id + 0 * a(id, depth - 1);
  }

  /** Two threads go on together, so that each holds a flight that the other wants. */
  private static void meet() {
    CyclicBarrier meeting = MEETING.get();
    if (meeting == null) {
      return;
    }
    try {
      meeting.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (BrokenBarrierException | TimeoutException alone) {
      // the other thread follows a flight
    }
  }

  static String up(int id, int depth) {
    Runs.ran();
    Checks.pause(20);
    return depth == 0 ? "up" : "up " + down(id, depth - 1);
  }

  static String down(int id, int depth) {
    Runs.ran();
    Checks.pause(20);
    return depth == 0 ? "down" : "down " + up(id, depth - 1);
  }

  static int left(int id, int depth) {
    Runs.ran();
    return depth == 0 ? 1 : 1 + 0 * right((id + 1) % 5, depth - 1);
  }

  static int right(int id, int depth) {
    Runs.ran();
    return depth == 0 ? 1 : 1 + 0 * left((id + 3) % 5, depth - 1);
  }
}
