package com.probe.calls;

import static com.probe.calls.BesideProbe.PAST_TTL_MILLIS;
import static com.probe.calls.BesideProbe.cached;
import static com.probe.calls.BesideProbe.quiet;
import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Loads beside calls that take long, fail late, or leave nothing. */
public final class BesideFaultsProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Half of the ttl of {@code slow} and {@code left}, and some more. */
  private static final long PAST_HALF_OF_SLOW_MILLIS = 1_700;

  private BesideFaultsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("hasty", quiet(() -> Beside.hasty(-1)));
    Larder.awaitSite("slow", quiet(() -> Beside.slow(-1)));
    Larder.awaitSite("left", quiet(() -> Beside.left(-1)));
    Larder.awaitSite("change", () -> Beside.change(-1));
    check("warm", () -> Runs.hit(() -> Beside.hasty(-1)));
    check("who-has-waited-in-vain-has-the-stale-value-too", BesideFaultsProbe::waitedInVain);
    check("what-was-dropped-meanwhile-does-not-stand-in", BesideFaultsProbe::droppedMeanwhile);
    check("a-load-that-outlasts-its-entry-is-followed-and-kept", BesideFaultsProbe::outlasts);
    check("one-that-leaves-nothing-is-not-tried-at-each-hit", BesideFaultsProbe::leavesNothing);
    check("loads-of-nobody-are-neither-hits-nor-misses", BesideFaultsProbe::counted);
    Checks.end();
  }

  private static void waitedInVain() throws Exception {
    cached("old", () -> Beside.hasty(1));
    Checks.pause(PAST_TTL_MILLIS);
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Beside.THROWN.set(new IllegalStateException("no"));
    int before = Runs.count();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(pool.submit(() -> Beside.hasty(1)));
    }
    Checks.await("each runs it for itself", LIMIT, () -> Runs.count() - before >= 2);
    Checks.pause(300);
    held.countDown();
    for (Future<String> each : all) {
      equal("old", each.get(5, TimeUnit.SECONDS));
    }
    Beside.HELD.set(null);
    Beside.THROWN.set(null);
    pool.shutdown();
  }

  private static void droppedMeanwhile() throws Exception {
    cached("old", () -> Beside.hasty(2));
    Checks.pause(PAST_TTL_MILLIS);
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Beside.THROWN.set(new IllegalStateException("no"));
    int before = Runs.count();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<String> caller = pool.submit(() -> Beside.hasty(2));
    Checks.await("it runs", LIMIT, () -> Runs.count() > before);
    Beside.change(2);
    held.countDown();
    Throwable thrown = null;
    try {
      that(caller.get(5, TimeUnit.SECONDS) == null, "the dropped value answered");
    } catch (ExecutionException own) {
      thrown = own.getCause();
    }
    Beside.HELD.set(null);
    Beside.THROWN.set(null);
    that(thrown instanceof IllegalStateException, "it was " + thrown);
    pool.shutdown();
  }

  private static void outlasts() throws Exception {
    cached("old", () -> Beside.slow(1));
    Beside.VALUE.set("new");
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Checks.pause(PAST_HALF_OF_SLOW_MILLIS);
    int before = Runs.count();
    equal("old", Beside.slow(1));
    Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
    Checks.pause(PAST_HALF_OF_SLOW_MILLIS);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<String> follower = pool.submit(() -> Beside.slow(1));
    Checks.pause(200);
    that(!follower.isDone(), "it did not wait");
    Beside.HELD.set(null);
    held.countDown();
    equal("new", follower.get(5, TimeUnit.SECONDS));
    equal("new", Runs.hit(() -> Beside.slow(1)));
    equal(1, Runs.count() - before);
    pool.shutdown();
  }

  private static void leavesNothing() throws Exception {
    cached("old", () -> Beside.left(1));
    Beside.VALUE.set("left");
    Checks.pause(PAST_HALF_OF_SLOW_MILLIS);
    int before = Runs.count();
    for (int i = 0; i < 50; i++) {
      equal("old", Beside.left(1));
      Checks.pause(1);
    }
    equal(1, Runs.count() - before);
  }

  private static void counted() throws Exception {
    cached("old", () -> Beside.slow(2));
    Checks.pause(PAST_HALF_OF_SLOW_MILLIS);
    long hits = Larder.count("slow", "Hits");
    long misses = Larder.count("slow", "Misses");
    int before = Runs.count();
    equal("old", Beside.slow(2));
    Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
    Checks.pause(200);
    equal(1L, Larder.count("slow", "Hits") - hits);
    equal(0L, Larder.count("slow", "Misses") - misses);
  }
}
