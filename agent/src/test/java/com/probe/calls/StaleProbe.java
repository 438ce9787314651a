package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Values past their ttl, which the rule file says to be 300 ms and a minute more. */
public final class StaleProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** With room for clocks that tick now and then. */
  private static final long PAST_TTL_MILLIS = 600;

  private StaleProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("value", () -> quiet(-1));
    Larder.awaitSite("later", () -> quietLater(-1));
    Larder.awaitSite("change", () -> Stale.change(-1));
    check("warm", () -> Runs.hit(() -> Stale.value(-1)));
    check("one-loads-and-the-others-have-the-older-value", StaleProbe::oneLoads);
    check("what-was-dropped-is-not-served-meanwhile", StaleProbe::dropped);
    check("of-results-that-come-later-too", StaleProbe::later);
    Checks.end();
  }

  private static void quiet(int id) {
    try {
      String unused = Stale.value(id);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static void quietLater(int id) {
    CompletableFuture<String> unused = Stale.later(id);
  }

  private static void cached(int id, String value) throws Exception {
    Stale.VALUE.set(value);
    equal(value, Runs.hit(() -> Stale.value(id)));
  }

  private static void oneLoads() throws Exception {
    cached(1, "old");
    Stale.VALUE.set("new");
    CountDownLatch held = new CountDownLatch(1);
    Stale.HELD.set(held);
    Checks.pause(PAST_TTL_MILLIS);
    int before = Runs.count();
    long staleBefore = Larder.count("value", "StaleHits");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    Future<String> leader = pool.submit(() -> Stale.value(1));
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    long longest = 0;
    for (int i = 0; i < 64; i++) {
      long began = System.nanoTime();
      equal("old", pool.submit(() -> Stale.value(1)).get(5, TimeUnit.SECONDS));
      longest = Math.max(longest, System.nanoTime() - began);
    }
    figure("longest call while one loads", longest / 1_000 + " us");
    equal(1, Runs.count() - before);
    equal(64L, Larder.count("value", "StaleHits") - staleBefore);
    Stale.HELD.set(null);
    held.countDown();
    equal("new", leader.get(5, TimeUnit.SECONDS));
    equal("new", Stale.value(1));
    pool.shutdown();
  }

  private static void dropped() throws Exception {
    cached(2, "old");
    Checks.pause(PAST_TTL_MILLIS);
    Stale.VALUE.set("new");
    Stale.change(2);
    equal("new", Stale.value(2));
  }

  private static void later() throws Exception {
    Stale.VALUE.set("old");
    equal("old", Runs.hit(() -> Stale.later(3).get(5, TimeUnit.SECONDS)));
    CompletableFuture<String> come = new CompletableFuture<>();
    Stale.LATER.set(come);
    Checks.pause(PAST_TTL_MILLIS);
    int before = Runs.count();
    CompletableFuture<String> leader = Stale.later(3);
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    for (int i = 0; i < 20; i++) {
      equal("old", Stale.later(3).get(5, TimeUnit.SECONDS));
    }
    that(!leader.isDone(), "it is done too early");
    come.complete("new");
    equal("new", leader.get(5, TimeUnit.SECONDS));
    equal(1, Runs.count() - before);
    equal("new", Stale.later(3).get(5, TimeUnit.SECONDS));
  }
}
