package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;
import static com.probe.calls.Crowd.together;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many threads and one load. The argument says whether there is a cache at all to store in. */
public final class FlightsProbe {
  private static boolean stores;

  private FlightsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    stores = arguments[0].equals("stores");
    Redis.start();
    Larder.awaitSite("slow", () -> Flown.slow(-1));
    Larder.awaitSite("bean", () -> Flown.bean(-1));
    Larder.awaitSite("failing", () -> quiet(() -> Flown.failing(-1)));
    Larder.awaitSite("thrown", () -> quiet(() -> Flown.thrown(-1, new IOException())));
    Larder.awaitSite("short-wait", () -> Flown.shortWait(-1));
    Larder.awaitSite("patient", () -> Flown.patient(-1, null));
    Larder.awaitSite("interrupted", () -> quiet(() -> Flown.interrupted(-1, false)));
    Larder.awaitSite("held", () -> quiet(() -> Flown.instance().held(-1)));
    Larder.awaitSite("a", () -> Flown.a(-1, 0));
    Larder.awaitSite("b", () -> Flown.b(-1, 0));
    Larder.awaitSite("up", () -> Flown.up(-1, 0));
    Larder.awaitSite("down", () -> Flown.down(-1, 0));
    Larder.awaitSite("left", () -> Flown.left(0, 0));
    Larder.awaitSite("right", () -> Flown.right(0, 0));
    if (stores) {
      check("warm", () -> Runs.hit(() -> Flown.slow(-1)));
    }
    check("64-threads-one-load", FlightsProbe::oneLoad);
    check("followers-have-copies", FlightsProbe::copies);
    check("64-followers-of-a-failing-leader", FlightsProbe::failing);
    check("failures-are-not-cached", FlightsProbe::failuresAreNotCached);
    exceptions();
    check("waiting-is-bounded", FlightsProbe::boundedWait);
    check("an-interrupted-follower-runs-the-origin-itself", Interrupts::interruptedFollower);
    check("interrupts-at-any-moment-stay-set", Interrupts::interruptsStay);
    check("an-interrupted-leader-is-alone", Interrupts::interruptedLeader);
    check("synchronized-methods-do-not-wait", FlightsProbe::synchronizedDoesNotWait);
    check("nested-in-a-circle-of-two-threads", FlightsProbe::circle);
    check(
        "1000-platform-threads-over-nested-rules", () -> crowd(Executors.newFixedThreadPool(1000)));
    if (stores) {
      check(
          "1000-platform-threads-one-load-for-each-key",
          () -> oneLoadEach(Executors.newFixedThreadPool(1000), 0));
    }
    ExecutorService virtual = virtualThreads();
    if (virtual != null) {
      check("1000-virtual-threads-over-nested-rules", () -> crowd(virtual));
      if (stores) {
        check(
            "1000-virtual-threads-one-load-for-each-key", () -> oneLoadEach(virtualThreads(), 10));
      }
      check("64-virtual-threads-one-load", () -> oneLoad(virtualThreads(), 77));
    }
    Checks.end();
  }

  private static void quiet(Callable<?> call) {
    try {
      call.call();
    } catch (Throwable expected) {
      // what it throws is not what is looked at
    }
  }

  /** Null before virtual threads. */
  private static ExecutorService virtualThreads() {
    try {
      Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) method.invoke(null);
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private static void oneLoad() throws Exception {
    oneLoad(Executors.newFixedThreadPool(64), 1);
  }

  private static void oneLoad(ExecutorService pool, int id) throws Exception {
    int before = Runs.count();
    for (Future<Long> result : together(pool, 64, () -> Flown.slow(id))) {
      equal(id * 3L, result.get());
    }
    equal(1, Runs.count() - before);
  }

  private static void copies() throws Exception {
    int before = Runs.count();
    IdentityHashMap<Object, Boolean> all = new IdentityHashMap<>();
    for (Future<Returns.Bean> result : together(64, () -> Flown.bean(1))) {
      equal(new Returns.Bean("b", 1, "t"), result.get());
      all.put(result.get(), true);
      result.get().rename("mine");
    }
    equal(1, Runs.count() - before);
    equal(64, all.size());
  }

  private static void failing() throws Exception {
    int before = Runs.count();
    IdentityHashMap<Object, Boolean> thrown = new IdentityHashMap<>();
    for (Future<String> result : together(64, () -> Flown.failing(1))) {
      try {
        result.get();
        throw new AssertionError("no exception");
      } catch (ExecutionException e) {
        equal("no 1", e.getCause().getMessage());
        equal(IllegalArgumentException.class, e.getCause().getClass());
        thrown.put(e.getCause(), true);
      }
    }
    equal(1, Runs.count() - before);
    equal(1, thrown.size());
  }

  private static void failuresAreNotCached() {
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      quiet(() -> Flown.failing(2));
      equal(1, Runs.count() - before);
    }
  }

  private static void exceptions() {
    int id = 0;
    for (Throwable thrown :
        List.of(
            new IllegalStateException("unchecked"),
            new IOException("checked"),
            new AssertionError("error"),
            new StackOverflowError("stack"),
            new OutOfMemoryError("memory"),
            new NoClassDefFoundError("linkage"),
            new InterruptedException("interrupt"),
            new Throwable("bare"))) {
      int chosen = ++id;
      check("thrown-" + thrown.getMessage(), () -> untouched(chosen, thrown));
    }
  }

  private static void untouched(int id, Throwable thrown) {
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      try {
        Flown.thrown(id, thrown);
        throw new IllegalStateException("nothing was thrown");
      } catch (Throwable caught) {
        that(caught == thrown, "another exception: " + caught);
        equal("thrown", caught.getStackTrace()[0].getMethodName());
        equal(Flown.class.getName(), caught.getStackTrace()[0].getClassName());
        equal("untouched", caught.getStackTrace()[1].getMethodName());
        equal(0, caught.getSuppressed().length);
        equal(1, Runs.count() - before);
      }
    }
  }

  private static void boundedWait() throws Exception {
    int before = Runs.count();
    long began = System.nanoTime();
    for (Future<Integer> result : together(3, () -> Flown.shortWait(5))) {
      equal(5, result.get());
    }
    equal(3, Runs.count() - before);
    figure("three calls of 1 s, wait 200 ms", (System.nanoTime() - began) / 1_000_000 + " ms");
  }

  private static void synchronizedDoesNotWait() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Flown.HELD.set(latch);
    Thread leader = new Thread(() -> quiet(() -> Flown.instance().held(3)));
    leader.start();
    Checks.await("the leader loads", Duration.ofSeconds(5), () -> Flown.HELD.get() == null);
    long began = System.nanoTime();
    equal(3, Flown.instance().held(3));
    long millis = (System.nanoTime() - began) / 1_000_000;
    that(millis < 5_000, "waited for " + millis + " ms");
    latch.countDown();
    leader.join();
  }

  private static void circle() throws Exception {
    for (int i = 0; i < 5; i++) {
      int id = 100 + i;
      Flown.MEETING.set(new CyclicBarrier(2));
      ExecutorService pool = Executors.newFixedThreadPool(2);
      long began = System.nanoTime();
      Future<Integer> one = pool.submit(() -> Flown.a(id, 4));
      Future<Integer> two = pool.submit(() -> Flown.b(id, 4));
      equal(id, one.get(60, TimeUnit.SECONDS));
      equal(id, two.get(60, TimeUnit.SECONDS));
      pool.shutdown();
      long millis = (System.nanoTime() - began) / 1_000_000;
      that(millis < 10_000, "took " + millis + " ms");
    }
    Flown.MEETING.set(null);
  }

  /** Over rules of which each calls the other: from A to B to A, of five things each. */
  private static void oneLoadEach(ExecutorService pool, int firstId) throws Exception {
    int before = Runs.count();
    AtomicInteger next = new AtomicInteger();
    for (Future<String> result :
        together(pool, 1_000, () -> Flown.up(firstId + next.getAndIncrement() % 5, 2))) {
      equal("up down up", result.get());
    }
    int loads = Runs.count() - before;
    String redis = Redis.isUsed() ? "; Redis: " + Larder.faults() : "";
    that(loads == 5 * 3, loads + " loads; up: " + told("up") + "; down: " + told("down") + redis);
  }

  /** What a rule has counted, for whoever has to find out why it loaded. */
  private static String told(String rule) {
    List<String> told = new ArrayList<>();
    for (String counter : List.of("RemoteHits", "Joined", "Bypasses", "Loads", "Stores")) {
      told.add(counter + " " + Larder.ofRule(rule, counter));
    }
    for (String counter : List.of("StoreFailures", "FencedStores", "LastError")) {
      told.add(counter + " " + Larder.ofRule(rule, counter));
    }
    return Larder.missReasons(rule) + String.join(", ", told);
  }

  private static void crowd(ExecutorService pool) throws Exception {
    long began = System.nanoTime();
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      int id = i;
      results.add(
          pool.submit(
              () -> {
                int sum = 0;
                for (int call = 0; call < 50; call++) {
                  sum += id % 2 == 0 ? Flown.left(id % 5, 6) : Flown.right(id % 5, 6);
                }
                return sum;
              }));
    }
    pool.shutdown();
    that(pool.awaitTermination(90, TimeUnit.SECONDS), "some calls hang");
    for (Future<Integer> result : results) {
      equal(50, result.get());
    }
    figure(
        "1,000 threads, 50 calls each over nested rules",
        (System.nanoTime() - began) / 1_000_000 + " ms");
  }
}
