package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** How long entries live, whose they are, and that there are never too many. */
public final class LivesProbe {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MANY = 100_000;

  private LivesProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    check("a-hit-is-the-callers-own-bean", LivesProbe::ownBean);
    check("a-hit-is-the-callers-own-list", LivesProbe::ownList);
    check("null-is-an-entry-until-it-expires", () -> notFound(null, () -> Lives.none(1)));
    check(
        "empty-is-an-entry-until-it-expires",
        () -> notFound(Optional.empty(), () -> Lives.empty(1)));
    check("what-is-there-lives-longer", LivesProbe::livesLonger);
    check("not-found-off-null", () -> offIsOff("off", () -> Lives.noneOff(1)));
    check("not-found-off-empty", () -> offIsOff("off-empty", () -> Lives.emptyOff(1)));
    check("entries-expire-at-different-times-within-the-ttl", LivesProbe::jitter);
    check("each-hit-renews-a-ttl-that-slides", LivesProbe::slides);
    check("a-rule-that-is-switched-off-and-on", LivesProbe::switched);
    if (!Redis.isUsed()) {
      check("never-more-entries-than-the-bound", LivesProbe::bounded);
    }
    Checks.end();
  }

  private static void ownBean() throws Exception {
    for (int i = 0; i < 3; i++) {
      Lives.bean(i).rename("the leader's"); // the first is the origin's own
      int id = i;
      Returns.Bean hit = Runs.hit(() -> Lives.bean(id));
      equal(new Returns.Bean("bean", i, "a", "b"), hit);
      hit.rename("mine");
      equal(new Returns.Bean("bean", i, "a", "b"), Runs.hit(() -> Lives.bean(id)));
    }
  }

  private static void ownList() throws Exception {
    List<Returns.Bean> hit = Runs.hit(() -> Lives.list(1));
    hit.get(0).rename("mine");
    hit.remove(1);
    equal(
        List.of(new Returns.Bean("one", 1), new Returns.Bean("two", 1)),
        List.copyOf(Runs.hit(() -> Lives.list(1))));
  }

  private static void notFound(Object nothing, Callable<?> call) throws Exception {
    for (int i = 0; i < 3; i++) {
      equal(nothing, Runs.hit(call));
      Checks.await("it expires", LIMIT, () -> !isHit(call));
    }
  }

  private static boolean isHit(Callable<?> call) {
    try {
      return Runs.isHit(call);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void livesLonger() throws Exception {
    Runs.hit(() -> Lives.none(0));
    Runs.hit(() -> Lives.empty(0));
    Checks.pause(600);
    that(isHit(() -> Lives.none(0)), "null's ttl for a value");
    that(isHit(() -> Lives.empty(0)), "an empty Optional's ttl for a value");
  }

  private static void offIsOff(String rule, Callable<?> call) throws Exception {
    Callable<?> other = rule.equals("off") ? () -> Lives.noneOff(0) : () -> Lives.emptyOff(0);
    Runs.hit(other);
    Runs.neverHits(call);
    that(isHit(other), "the value is gone");
  }

  /** At most the ttl, at least half of it, and not all at once. */
  private static void jitter() throws Exception {
    Runs.hit(() -> Lives.brief(-1));
    int keys = 20;
    long began = System.nanoTime();
    for (int id = 0; id < keys; id++) {
      Lives.brief(id);
    }
    long stored = System.nanoTime();
    long[] ended = new long[keys];
    for (int left = keys; left > 0; ) {
      that(System.nanoTime() - began < LIMIT.toNanos(), left + " never expire");
      for (int id = 0; id < keys; id++) {
        int chosen = id;
        if (ended[id] == 0
            && System.nanoTime() - stored > 100_000_000
            && !isHit(() -> Lives.brief(chosen))) {
          ended[id] = System.nanoTime();
          left--;
        }
      }
      Checks.pause(5);
    }
    long first = Long.MAX_VALUE;
    long last = 0;
    for (long end : ended) {
      first = Math.min(first, end);
      last = Math.max(last, end);
    }
    long least = (first - began) / 1_000_000;
    long most = (last - stored) / 1_000_000;
    figure("ttl 400 ms, jitter 50 %", "first " + least + " ms, last " + most + " ms");
    that(least >= 180, "too early: " + least + " ms");
    that(most <= 1_000, "too late: " + most + " ms");
    that(most - least > 20, "all at once");
  }

  /** Its ttl is 1 s. */
  private static void slides() throws Exception {
    equal("slides 1", Runs.hit(() -> Lives.slides(1)));
    int before = Runs.count();
    for (int i = 0; i < 25; i++) {
      Checks.pause(100);
      equal("slides 1", Lives.slides(1));
    }
    equal(0, Runs.count() - before);
    Checks.pause(1_300);
    that(!isHit(() -> Lives.slides(1)), "it lives on");
  }

  private static void switched() throws Exception {
    Runs.hit(() -> Lives.switched(1));
    Larder.enable("switched", false);
    if (Redis.isUsed()) {
      Checks.pause(300); // for what is under way
      try (RedisTap tap = Redis.tap()) {
        runsAlways();
        equal("[]", tap.drain().toString());
      }
    } else {
      runsAlways();
    }
    Larder.enable("switched", true);
    that(isHit(() -> Lives.switched(1)), "its entry is gone");
  }

  private static void runsAlways() {
    for (int i = 0; i < 1_000; i++) {
      int before = Runs.count();
      equal("switched 1", Lives.switched(1));
      equal(1, Runs.count() - before);
    }
  }

  private static void bounded() throws Exception {
    Runs.hit(() -> Lives.many(0));
    for (int id = 0; id < MANY; id++) {
      Lives.many(id);
    }
    int hits = 0;
    for (int id = MANY - 1; id >= 0; id--) {
      int before = Runs.count();
      equal((byte) id, Lives.many(id)[0]);
      hits += Runs.count() == before ? 1 : 0;
    }
    System.gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    figure("100,000 keys of 2 KiB", hits + " hits on the way back, " + used / 1_000_000 + " MB");
    that(hits <= 11_000, hits + " hits");
    that(hits >= 1_000, hits + " hits");
  }
}
