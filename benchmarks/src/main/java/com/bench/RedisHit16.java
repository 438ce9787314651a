package com.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;

/** The same as {@link RedisHit} by 16 threads at once, over the one connection of either side. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(16)
public class RedisHit16 {

  @Benchmark
  public Product larder(Redis.Woven woven, Arguments arguments) {
    return woven.catalogue.find(arguments.id());
  }

  @Benchmark
  public Product byHand(Redis.ByHand hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }
}
