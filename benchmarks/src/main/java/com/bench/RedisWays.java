package com.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.ThreadParams;

/** Ways to Redis, all by hand: over several connections, over epoll in place of NIO. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RedisWays {

  @Benchmark
  @Threads(16)
  public Product twoConnections(
      Redis.ByHandOverTwo hand, Arguments arguments, ThreadParams thread) {
    return hand.of(thread.getThreadIndex()).find(arguments.id());
  }

  @Benchmark
  @Threads(16)
  public Product fourConnections(
      Redis.ByHandOverFour hand, Arguments arguments, ThreadParams thread) {
    return hand.of(thread.getThreadIndex()).find(arguments.id());
  }

  /** The JVM's options say that it is epoll. */
  @Benchmark
  public Product epoll(Redis.ByHand hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }

  /** The JVM's options say that it is epoll. */
  @Benchmark
  @Threads(16)
  public Product epoll16(Redis.ByHand hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }
}
