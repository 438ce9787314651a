package com.probe.calls;

import static com.probe.calls.BesideProbe.PAST_TTL_MILLIS;
import static com.probe.calls.BesideProbe.quiet;
import static com.probe.calls.BesideProbe.ranBeside;
import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** A key that everybody asks for over many ttls, and how long one that fails is left alone. */
public final class HotProbe {
  private HotProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("hot", quiet(() -> Beside.hot(-1)));
    Larder.awaitSite("chance", quiet(() -> Beside.chance(-1)));
    Larder.awaitSite("resting", () -> Beside.resting(-1));
    check("warm", () -> Runs.hit(() -> Beside.hot(-1)));
    check("what-fails-is-left-alone", HotProbe::fails);
    check("a-hot-key-is-loaded-beside-its-callers", HotProbe::hot);
    check("what-failed-is-tried-again-after-ten-seconds", HotProbe::triedAgain);
    check("by-chance-too", HotProbe::chance);
    Checks.end();
  }

  private static void fails() {
    equal("old", Beside.resting(1));
    Checks.pause(PAST_TTL_MILLIS);
    equal("old", Beside.resting(1));
    equal("old", Beside.resting(1));
    equal(2, Beside.TRIES.get());
  }

  private static void triedAgain() {
    equal(2, Beside.TRIES.get());
    Checks.pause(100);
    equal("old", Beside.resting(1));
    equal("old", Beside.resting(1));
    equal(3, Beside.TRIES.get());
  }

  /** Some thousand reads a second over ten ttls. */
  private static void hot() throws Exception {
    String first = Runs.hit(() -> Beside.hot(1));
    int runs = Runs.count();
    int byCallers = Beside.BY_CALLERS.get();
    long misses = Larder.count("hot", "Misses");
    long joined = Larder.count("hot", "Joined");
    LongAdder reads = new LongAdder();
    LongAccumulator longest = new LongAccumulator(Long::max, 0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(pool.submit(() -> readUntil(end, first, reads, longest)));
    }
    for (Future<?> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    pool.shutdown();
    int loads = Runs.count() - runs;
    figure("hot: reads in ten ttls", reads + ", loads: " + loads);
    figure("hot: longest of them", longest.get() / 1_000 + " us, a load: 100,000 us");
    figure("hot: why lookups found nothing", Larder.missReasons("hot"));
    that(reads.sum() >= 10_000, "reads: " + reads);
    equal(0, Beside.BY_CALLERS.get() - byCallers);
    equal(0L, Larder.count("hot", "Misses") - misses);
    equal(0L, Larder.count("hot", "Joined") - joined);
    that(loads >= 9 && loads <= 16, "loads: " + loads);
  }

  private static Void readUntil(long end, String value, LongAdder reads, LongAccumulator longest)
      throws Exception {
    while (System.nanoTime() - end < 0) {
      long began = System.nanoTime();
      equal(value, Beside.hot(1));
      longest.accumulate(System.nanoTime() - began);
      reads.increment();
      Checks.pause(6);
    }
    return null;
  }

  private static void chance() throws Exception {
    String first = Beside.chance(1);
    int runs = Runs.count();
    long misses = Larder.count("chance", "Misses");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(6);
    while (System.nanoTime() - end < 0) {
      equal(first, Beside.chance(1));
      Checks.pause(1);
    }
    int loads = Runs.count() - runs;
    figure("chance: loads in three ttls", String.valueOf(loads));
    that(ranBeside(), "on " + Beside.RAN_ON.get());
    equal(0L, Larder.count("chance", "Misses") - misses);
    that(loads >= 2 && loads <= 7, "loads: " + loads);
  }
}
