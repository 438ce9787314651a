package com.bench;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Misses with an origin of no cost: one GET, the load, one SET that nobody waits for. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RedisMiss {

  /** Ids that no entry is of. */
  @State(Scope.Thread)
  public static class NewIds {
    private long last = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 60);

    long next() {
      return ++last;
    }
  }

  @Benchmark
  public Product larder(Redis.Woven woven, NewIds ids) {
    return woven.catalogue.find(ids.next());
  }

  @Benchmark
  public Product byHand(Redis.ByHand hand, NewIds ids) {
    return hand.cache.find(ids.next());
  }
}
