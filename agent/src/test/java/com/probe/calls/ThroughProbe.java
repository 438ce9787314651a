package com.probe.calls;

import static com.probe.calls.BesideProbe.PAST_TTL_MILLIS;
import static com.probe.calls.BesideProbe.cached;
import static com.probe.calls.BesideProbe.quiet;
import static com.probe.calls.BesideProbe.ranBeside;
import static com.probe.calls.Checks.check;
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

/** Misses whose method is run by a thread beside their callers. */
public final class ThroughProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private ThroughProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("through", quiet(() -> Beside.through(-1)));
    Larder.awaitSite("locked", quiet(() -> Beside.locked(-1)));
    Larder.awaitSite("sum", quiet(() -> Beside.sum(0)));
    check("warm", () -> Runs.hit(() -> Beside.through(-1)));
    check("a-thread-beside-the-caller-loads", ThroughProbe::through);
    check("its-exception-is-the-callers", ThroughProbe::throughThrows);
    check("a-caller-that-waited-long-has-the-stale-value", ThroughProbe::loadTimeout);
    check("without-one-it-waits", ThroughProbe::waits);
    check("one-load-for-16-callers", ThroughProbe::oneLoad);
    check("an-interrupted-caller-runs-its-method", ThroughProbe::interrupted);
    check("a-synchronized-method-runs-on-its-caller", ThroughProbe::locked);
    check("one-that-asks-for-others-of-its-rule", ThroughProbe::nested);
    Checks.end();
  }

  private static void through() throws Exception {
    Beside.VALUE.set("there");
    long loads = Larder.count("through", "Loads");
    equal("there", Beside.through(1));
    that(ranBeside(), "on " + Beside.RAN_ON.get());
    equal(1L, Larder.count("through", "Loads") - loads);
    equal("there", Runs.hit(() -> Beside.through(1)));
    Beside.VALUE.set(null);
    equal(null, Beside.through(100));
    equal(null, Runs.hit(() -> Beside.through(100)));
  }

  private static void throughThrows() throws Exception {
    IllegalStateException own = new IllegalStateException("no");
    Beside.THROWN.set(own);
    Throwable thrown = null;
    try {
      Beside.through(2);
    } catch (IllegalStateException given) {
      thrown = given;
    }
    Beside.THROWN.set(null);
    that(thrown == own, "it was " + thrown);
    that(ranBeside(), "on " + Beside.RAN_ON.get());
  }

  private static void loadTimeout() throws Exception {
    cached("old", () -> Beside.through(3));
    Checks.pause(PAST_TTL_MILLIS);
    Beside.VALUE.set("new");
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    int before = Runs.count();
    long began = System.nanoTime();
    equal("old", Beside.through(3));
    long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    that(waitedMillis >= 90 && waitedMillis < 5_000, "it took " + waitedMillis + " ms");
    Beside.HELD.set(null);
    held.countDown();
    equal("new", Runs.hit(() -> Beside.through(3)));
    equal(1, Runs.count() - before);
  }

  private static void waits() throws Exception {
    Beside.VALUE.set("late");
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<String> caller = pool.submit(() -> Beside.through(4));
    Checks.pause(500);
    that(!caller.isDone(), "it did not wait");
    Beside.HELD.set(null);
    held.countDown();
    equal("late", caller.get(5, TimeUnit.SECONDS));
    pool.shutdown();
  }

  private static void oneLoad() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Beside.VALUE.set("one");
    int before = Runs.count();
    ExecutorService pool = Executors.newFixedThreadPool(16);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      all.add(pool.submit(() -> Beside.through(5)));
    }
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    Checks.pause(100);
    Beside.HELD.set(null);
    held.countDown();
    for (Future<String> each : all) {
      equal("one", each.get(5, TimeUnit.SECONDS));
    }
    equal(1, Runs.count() - before);
    pool.shutdown();
  }

  private static void interrupted() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Beside.VALUE.set("mine");
    int before = Runs.count();
    Thread[] caller = new Thread[1];
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Boolean> interrupted =
        pool.submit(
            () -> {
              caller[0] = Thread.currentThread();
              try {
                return Beside.through(6) == null;
              } catch (InterruptedException own) {
                return true;
              }
            });
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    caller[0].interrupt();
    equal(true, interrupted.get(5, TimeUnit.SECONDS));
    equal(2, Runs.count() - before);
    Beside.HELD.set(null);
    held.countDown();
    equal("mine", Runs.hit(() -> Beside.through(6)));
    pool.shutdown();
  }

  private static void locked() throws Exception {
    Beside.VALUE.set("locked");
    equal("locked", Beside.locked(1));
    equal(Thread.currentThread(), Beside.RAN_ON.get());
    equal("locked", Runs.hit(() -> Beside.locked(1)));
  }

  private static void nested() throws Exception {
    equal(55, Beside.sum(10));
    equal(55, Runs.hit(() -> Beside.sum(10)));
    equal(45, Runs.hit(() -> Beside.sum(9)));
  }
}
