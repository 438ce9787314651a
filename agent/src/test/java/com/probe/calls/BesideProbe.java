package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Methods that Larder calls before an entry's ttl is over, or where a value may answer past it. */
public final class BesideProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Over every ttl; refreshing begins after half of it. */
  static final long PAST_TTL_MILLIS = 1_400;

  /** Of those that are loaded ahead, which live for two seconds. */
  private static final long PAST_HALF_MILLIS = 1_150;

  private static final long PAST_WHOLE_MILLIS = 2_400;

  private BesideProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("ahead", quiet(() -> Beside.ahead(-1)));
    Larder.awaitSite("inline", quiet(() -> Beside.inline(-1)));
    Larder.awaitSite("changing", quiet(() -> Beside.changing(List.of())));
    Larder.awaitSite("safe", quiet(() -> Beside.safe(-1)));
    Larder.awaitSite("owned", quiet(() -> new Owner.Lower("warm").owned(-1)));
    Larder.awaitSite("change", () -> Beside.change(-1));
    check("warm", () -> Runs.hit(() -> Beside.safe(-1)));
    check("with-the-context-of-the-caller", BesideProbe::context);
    check("on-its-receiver-by-its-own-override", BesideProbe::receiver);
    check("what-a-receiver-is-by-then-is-not-kept-for-what-it-was", BesideProbe::renamed);
    check("nobody-reads-nobody-loads", BesideProbe::unread);
    check("inline-the-caller-loads", BesideProbe::inline);
    check("with-arguments-that-can-change-the-caller-loads", BesideProbe::changing);
    check("a-load-that-fails-is-nobody's-exception", BesideProbe::failingAhead);
    check("what-was-dropped-is-not-loaded-ahead", BesideProbe::droppedAhead);
    check("a-stale-value-answers-for-an-exception", BesideProbe::staleIfError);
    check("and-for-those-that-wait-for-the-load", BesideProbe::staleForFollowers);
    check("errors-and-interrupts-are-the-callers-own", BesideProbe::personal);
    check("what-loads-again-is-new", BesideProbe::recovers);
    Checks.end();
  }

  static Runnable quiet(Callable<?> call) {
    return () -> {
      try {
        call.call();
      } catch (Exception unexpected) {
        throw new IllegalStateException(unexpected);
      }
    };
  }

  static boolean ranBeside() {
    return Beside.isBeside(Beside.RAN_ON.get());
  }

  static String cached(String value, Callable<String> call) throws Exception {
    Beside.VALUE.set(value);
    return Runs.hit(call);
  }

  private static void context() throws Exception {
    ClassLoader mine = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader other = new URLClassLoader(new URL[0], mine)) {
      cached("a", () -> Beside.ahead(1));
      Thread.currentThread().setContextClassLoader(other);
      Checks.pause(PAST_HALF_MILLIS);
      int before = Runs.count();
      equal("a", Beside.ahead(1));
      Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
      Checks.await("there", LIMIT, () -> Beside.CONTEXT.get() == other);
      that(ranBeside(), "on " + Beside.RAN_ON.get());
    } finally {
      Thread.currentThread().setContextClassLoader(mine);
    }
  }

  private static void receiver() throws Exception {
    Owner owner = new Owner.Lower("mine");
    equal("lower a of mine", cached("a", () -> owner.owned(1)));
    Beside.VALUE.set("b");
    Checks.pause(PAST_HALF_MILLIS);
    int before = Runs.count();
    equal("lower a of mine", owner.owned(1));
    Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
    that(ranBeside(), "on " + Beside.RAN_ON.get());
    Checks.await("it is there", LIMIT, () -> isNow("lower b of mine", owner));
    equal(1, Runs.count() - before);
  }

  private static boolean isNow(String value, Owner owner) {
    try {
      return value.equals(owner.owned(1));
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static void renamed() throws Exception {
    Owner owner = new Owner("before");
    equal("a of before", cached("a", () -> owner.owned(2)));
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Checks.pause(PAST_HALF_MILLIS);
    int before = Runs.count();
    equal("a of before", owner.owned(2));
    Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
    owner.name = "after";
    Beside.HELD.set(null);
    held.countDown();
    Checks.pause(100);
    equal("a of before", new Owner("before").owned(2));
    equal("a of after", owner.owned(2));
  }

  private static void unread() throws Exception {
    cached("a", () -> Beside.ahead(2));
    int before = Runs.count();
    Checks.pause(PAST_WHOLE_MILLIS);
    equal(0, Runs.count() - before);
  }

  private static void inline() throws Exception {
    cached("old", () -> Beside.inline(1));
    Beside.VALUE.set("new");
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Checks.pause(PAST_HALF_MILLIS);
    int before = Runs.count();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<String> leader = pool.submit(() -> Beside.inline(1));
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    equal("old", pool.submit(() -> Beside.inline(1)).get(5, TimeUnit.SECONDS));
    Beside.HELD.set(null);
    held.countDown();
    equal("new", leader.get(5, TimeUnit.SECONDS));
    equal(1, Runs.count() - before);
    that(!ranBeside(), "on " + Beside.RAN_ON.get());
    equal("new", Runs.hit(() -> Beside.inline(1)));
    pool.shutdown();
  }

  private static void changing() throws Exception {
    List<Integer> ids = new ArrayList<>(List.of(1, 2));
    cached("old", () -> Beside.changing(ids));
    Beside.VALUE.set("new");
    Checks.pause(PAST_HALF_MILLIS);
    equal("new", Beside.changing(ids));
    equal(Thread.currentThread(), Beside.RAN_ON.get());
  }

  private static void failingAhead() throws Exception {
    cached("old", () -> Beside.ahead(3));
    Beside.THROWN.set(new IllegalStateException("no"));
    Checks.pause(PAST_HALF_MILLIS);
    long failures = Larder.count("ahead", "LoadFailures");
    int before = Runs.count();
    try {
      for (int i = 0; i < 40; i++) {
        equal("old", Beside.ahead(3));
        Checks.pause(2);
      }
    } finally {
      Beside.THROWN.set(null);
    }
    equal(1, Runs.count() - before);
    equal(1L, Larder.count("ahead", "LoadFailures") - failures);
  }

  private static void droppedAhead() throws Exception {
    cached("old", () -> Beside.ahead(4));
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    Checks.pause(PAST_HALF_MILLIS);
    int before = Runs.count();
    equal("old", Beside.ahead(4));
    Checks.await("it is loaded", LIMIT, () -> Runs.count() > before);
    Beside.HELD.set(null);
    Beside.VALUE.set("new");
    Beside.change(4);
    equal("new", Beside.ahead(4));
    held.countDown();
    Checks.pause(100);
    equal("new", Beside.ahead(4));
  }

  private static void staleIfError() throws Exception {
    cached("old", () -> Beside.safe(1));
    Checks.pause(PAST_TTL_MILLIS);
    Beside.THROWN.set(new IllegalStateException("no"));
    int before = Runs.count();
    long stale = Larder.count("safe", "StaleHits");
    for (int i = 0; i < 20; i++) {
      equal("old", Beside.safe(1));
    }
    equal(1, Runs.count() - before);
    equal(20L, Larder.count("safe", "StaleHits") - stale);
    that(!ranBeside(), "on " + Beside.RAN_ON.get());
    Beside.change(1);
    try {
      that(Beside.safe(1) == null, "it answered");
    } catch (IllegalStateException thrown) {
      equal("no", thrown.getMessage());
    } finally {
      Beside.THROWN.set(null);
    }
  }

  private static void staleForFollowers() throws Exception {
    cached("old", () -> Beside.safe(2));
    Checks.pause(PAST_TTL_MILLIS);
    Beside.THROWN.set(new IllegalStateException("no"));
    CountDownLatch held = new CountDownLatch(1);
    Beside.HELD.set(held);
    int before = Runs.count();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<String>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(pool.submit(() -> Beside.safe(2)));
    }
    Checks.await("one loads", LIMIT, () -> Runs.count() > before);
    Checks.pause(100);
    Beside.HELD.set(null);
    held.countDown();
    for (Future<String> each : all) {
      equal("old", each.get(5, TimeUnit.SECONDS));
    }
    Beside.THROWN.set(null);
    equal(1, Runs.count() - before);
    pool.shutdown();
  }

  private static void personal() throws Exception {
    cached("old", () -> Beside.safe(3));
    Checks.pause(PAST_TTL_MILLIS);
    for (Throwable own : List.of(new StackOverflowError("x"), new InterruptedException("y"))) {
      Beside.THROWN.set(own);
      Throwable thrown = null;
      try {
        Runs.isHit(() -> Beside.safe(3));
      } catch (Throwable given) {
        thrown = given;
      }
      Beside.THROWN.set(null);
      that(thrown == own, "it was " + thrown);
      Beside.change(3);
      cached("old", () -> Beside.safe(3));
      Checks.pause(PAST_TTL_MILLIS);
    }
  }

  private static void recovers() throws Exception {
    cached("old", () -> Beside.safe(4));
    Checks.pause(PAST_TTL_MILLIS);
    Beside.VALUE.set("new");
    equal("new", Beside.safe(4));
    equal("new", Runs.hit(() -> Beside.safe(4)));
  }
}
