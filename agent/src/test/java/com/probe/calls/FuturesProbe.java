package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Calls of methods whose results come later. */
public final class FuturesProbe {
  static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Futures BELOW = new Futures.Below();

  private FuturesProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    awaitSite("bean", () -> Futures.bean(-1));
    awaitSite("texts", () -> Futures.texts(-1));
    awaitSite("held", () -> Futures.held(-1));
    awaitSite("nothing", () -> Futures.nothing(-1));
    awaitSite("failing", () -> Futures.failing(-1));
    Larder.awaitSite("throwing", FuturesProbe::throwing);
    awaitSite("none", () -> Futures.none(-1));
    awaitSite("selected", () -> Futures.selected(-1));
    awaitSite("outer", () -> Futures.outer(-1));
    Larder.awaitSite("faced", () -> Futures.faced(-1));
    awaitSite("filtered", () -> Futures.filtered(new Futures.Filter("-1")));
    awaitSite("inherited", () -> BELOW.inherited(-1));
    Larder.awaitSite("change", () -> Futures.change(-1));
    check("warm", () -> Runs.hit(() -> get(Futures.bean(-1))));
    check("a-hit-is-equal-and-of-the-same-class", FuturesProbe::hits);
    check("each-caller-has-its-own", FuturesProbe::copies);
    check("what-a-callback-changes-is-its-own", FuturesProbe::changedByCallback);
    check("one-load-for-64-callers-on-one-thread", FuturesProbe::oneLoad);
    check("who-cancels-is-alone", Cancellations::ofOne);
    check("the-only-caller-cancels-the-origin", Cancellations::alone);
    check("nothing-is-remembered", () -> isCached(() -> get(Futures.nothing(1)), null));
    check("failures-are-as-they-were-and-not-kept", FuturesProbe::failures);
    check("what-is-thrown-at-once", FuturesProbe::thrown);
    check("no-future-at-all", FuturesProbe::noFuture);
    check("unless-looks-at-what-it-completes-with", FuturesProbe::unless);
    check("an-invalidated-load-is-not-kept", FuturesProbe::invalidated);
    check("a-tag-of-what-it-completes-with", FuturesProbe::tagged);
    check("nested", FuturesProbe::nested);
    check("one-method-of-a-rule-calls-the-other", FuturesProbe::facade);
    check("who-cancels-keeps-nobody-from-joining", Cancellations::withOthers);
    check("a-method-that-is-overridden", FuturesProbe::overridden);
    check("an-argument-that-changes-after-the-call", FuturesProbe::changedArgument);
    check("the-origin-has-the-callers-context-class-loader", FuturesProbe::context);
    if (Redis.isUsed()) {
      check("nobody-waits-for-redis", FuturesProbe::nobodyWaits);
    }
    Checks.end();
  }

  static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private static void awaitSite(String rule, Callable<CompletionStage<?>> call) {
    Larder.awaitSite(rule, () -> ask(call));
  }

  private static void ask(Callable<CompletionStage<?>> call) {
    try {
      CompletionStage<?> unused = call.call();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static void throwing() {
    try {
      CompletionStage<?> unused = Futures.throwing(-1);
    } catch (IllegalStateException expected) {
      // what it throws is not what is looked at
    }
  }

  private static void isCached(Callable<Object> call, Object expected) throws Exception {
    equal(expected, call.call());
    equal(expected, Runs.hit(call));
  }

  private static void hits() throws Exception {
    isCached(() -> get(Futures.bean(1)), new Returns.Bean("b", 1, "t"));
    isCached(() -> get(Futures.texts(1)), List.of("text", "1"));
    equal(CompletableFuture.class, Futures.bean(1).getClass());
  }

  private static void copies() throws Exception {
    Returns.Bean first = get(Futures.bean(2));
    first.rename("changed");
    Returns.Bean hit = Runs.hit(() -> get(Futures.bean(2)));
    equal(new Returns.Bean("b", 2, "t"), hit);
    hit.rename("changed");
    equal(new Returns.Bean("b", 2, "t"), get(Futures.bean(2)));
    CompletableFuture<Returns.Bean> mine = Futures.bean(2);
    mine.obtrudeValue(null);
    equal(new Returns.Bean("b", 2, "t"), get(Futures.bean(2)));
  }

  private static void changedByCallback() throws Exception {
    for (int i = 0; i < 50; i++) {
      int id = 100 + i;
      get(Futures.bean(id).thenAccept(bean -> bean.rename("changed")));
      equal(new Returns.Bean("b", id, "t"), Runs.hit(() -> get(Futures.bean(id))));
    }
  }

  private static void oneLoad() throws Exception {
    int before = Runs.count();
    long nanos = 0;
    List<CompletableFuture<String>> futures = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      int unused = Checks.inTurn(i);
      long began = System.nanoTime();
      futures.add(Futures.held(3));
      nanos += System.nanoTime() - began;
    }
    long millis = nanos / 1_000_000;
    figure("64 callers of what is yet to come", millis + " ms");
    Checks.await("the origin has begun", LIMIT, () -> Futures.BEGUN.containsKey(3));
    Checks.pause(1_000);
    that(futures.stream().noneMatch(CompletableFuture::isDone), "one is done too early");
    Futures.BEGUN.get(3).complete("come");
    for (CompletableFuture<String> future : futures) {
      equal("come", get(future));
    }
    equal(1, Runs.count() - before);
    equal("come", get(Futures.held(3)));
    equal(1, Runs.count() - before);
  }

  static CompletableFuture<String> begun(int id) {
    CompletableFuture<String> future = Futures.held(id);
    Checks.await("the origin has begun", LIMIT, () -> Futures.BEGUN.containsKey(id));
    return future;
  }

  private static void failures() throws Exception {
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      Throwable told = get(Futures.failing(1).handle((value, thrown) -> thrown));
      equal(IllegalArgumentException.class, told.getClass());
      equal("no 1", told.getMessage());
      equal(1, Runs.count() - before);
    }
  }

  /** Where the body runs on another thread, it comes by the future. */
  private static void thrown() throws Exception {
    Throwable told;
    try {
      told = get(Futures.throwing(1).handle((value, thrown) -> thrown));
    } catch (IllegalStateException atOnce) {
      told = atOnce;
    }
    equal("thrown 1", told.getMessage());
  }

  private static void noFuture() throws Exception {
    CompletableFuture<String> none = Futures.none(1);
    that(none == null || get(none) == null, "something came");
  }

  private static void unless() throws Exception {
    Runs.neverHits("selected-7", () -> get(Futures.selected(7)));
    isCached(() -> get(Futures.selected(8)), "selected-8");
  }

  private static void invalidated() throws Exception {
    CompletableFuture<String> old = begun(6);
    Futures.change(6);
    CompletableFuture<String> first = Futures.BEGUN.remove(6);
    first.complete("old");
    equal("old", get(old));
    CompletableFuture<String> next = begun(6);
    Futures.BEGUN.get(6).complete("new");
    equal("new", get(next));
    equal("new", Runs.hit(() -> get(Futures.held(6))));
  }

  private static void tagged() throws Exception {
    isCached(() -> get(Futures.selected(20)), "selected-20");
    Futures.change(20);
    that(!Runs.isHit(() -> get(Futures.selected(20))), "it was kept");
  }

  private static void nested() throws Exception {
    Futures.BEGUN.put(10, CompletableFuture.completedFuture("inner"));
    isCached(() -> get(Futures.outer(10)), "inner[text, 10]");
    that(Runs.isHit(() -> get(Futures.held(10))), "what is within is cached, too");
  }

  /** A load that waited for itself would take as long as callers wait. */
  private static void facade() throws Exception {
    isCached(() -> get(Futures.facedLater(1)), "faced 1");
    if (Redis.isUsed()) { // in this JVM each method has entries of its own
      that(Runs.isHit(() -> Futures.faced(1)), "it is one entry");
    }
  }

  private static void overridden() throws Exception {
    isCached(() -> get(BELOW.inherited(1)), "below above 1");
    equal("above 1", get(new Futures().inherited(1)));
  }

  private static void changedArgument() throws Exception {
    for (int i = 0; i < 50; i++) {
      Futures.Filter filter = new Futures.Filter("first " + i);
      CompletableFuture<String> future = Futures.filtered(filter);
      filter.name = "second " + i;
      equal("of first " + i, get(future));
      equal("of first " + i, get(Futures.filtered(new Futures.Filter("first " + i))));
    }
  }

  private static void context() throws Exception {
    Thread self = Thread.currentThread();
    ClassLoader before = self.getContextClassLoader();
    try (URLClassLoader mine = new URLClassLoader(new URL[0], before)) {
      self.setContextClassLoader(mine);
      List<String> unused = get(Futures.texts(30));
      that(Futures.CONTEXT.get() == mine, "it was " + Futures.CONTEXT.get());
    } finally {
      self.setContextClassLoader(before);
    }
  }

  private static void nobodyWaits() throws Exception {
    equal("selected-40", get(Futures.selected(40)));
    Redis.server().pause();
    long longest = 0;
    List<CompletableFuture<String>> futures = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        long began = System.nanoTime();
        futures.add(Futures.selected(40 + i));
        longest = Math.max(longest, System.nanoTime() - began);
      }
    } finally {
      Redis.server().resume();
    }
    figure("longest call while Redis hangs", longest / 1_000 + " us");
    for (int i = 0; i < 20; i++) {
      equal("selected-" + (40 + i), get(futures.get(i)));
    }
    that(longest < 40_000_000, "a caller waited for " + longest + " ns");
  }
}
