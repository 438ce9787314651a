package com.bench;

import java.util.ArrayList;
import java.util.List;
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

  /** Lettuce and Jackson by hand, with a connection for some of the threads each. */
  @State(Scope.Benchmark)
  public static class ByHandOverTwo extends Several {
    public ByHandOverTwo() {
      super(2);
    }
  }

  /** The same with more of them. */
  @State(Scope.Benchmark)
  public static class ByHandOverFour extends Several {
    public ByHandOverFour() {
      super(4);
    }
  }

  /** Several connections. */
  @State(Scope.Benchmark)
  public abstract static class Several {
    private final List<LettuceByHand> caches = new ArrayList<>();

    Several(int count) {
      for (int i = 0; i < count; i++) {
        caches.add(new LettuceByHand(uri()));
      }
    }

    @Setup
    public void fill() {
      caches.forEach(
          cache -> Activation.awaitHits(() -> Arguments.eachId(cache::find), cache::loads));
    }

    LettuceByHand of(int thread) {
      return caches.get(thread % caches.size());
    }

    @TearDown
    public void close() {
      caches.forEach(LettuceByHand::close);
    }
  }

  private static String uri() {
    return System.getProperty("bench.redis.uri", "");
  }

  /** Lettuce and Jackson by hand. */
  @State(Scope.Benchmark)
  public static class ByHand {
    final LettuceByHand cache = new LettuceByHand(uri());

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
