package com.bench;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Both ways to keep entries in one Redis, each made only where it is measured. */
public final class Redis {
  private Redis() {}

  /** The agent, with a rule file that has Redis. */
  @State(Scope.Benchmark)
  public static class Woven {
    final Catalogue catalogue = new Catalogue();

    @Setup
    public void activate() {
      Activation.awaitHits(() -> Arguments.eachId(catalogue::find), catalogue::loads);
    }
  }

  /** Lettuce and Jackson by hand. */
  @State(Scope.Benchmark)
  public static class ByHand {
    final LettuceByHand cache = new LettuceByHand(System.getProperty("bench.redis.uri", ""));

    @Setup
    public void fill() {
      Activation.awaitHits(() -> Arguments.eachId(cache::find), cache::loads);
    }

    @TearDown
    public void close() {
      cache.close();
    }
  }
}
