package com.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Hits of entries in Redis, against Lettuce and Jackson by hand. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RedisHit {

  @Benchmark
  public Product larder(Redis.Woven woven, Arguments arguments) {
    return woven.catalogue.find(arguments.id());
  }

  @Benchmark
  public Product byHand(Redis.ByHand hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }
}
