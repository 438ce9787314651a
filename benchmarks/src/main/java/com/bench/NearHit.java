package com.bench;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Hits of entries in this JVM, against Caffeine by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NearHit {
  private static final int SHOP = 3;

  /** The agent, with a rule file that has no Redis. */
  @State(Scope.Benchmark)
  public static class Woven {
    final Catalogue catalogue = new Catalogue();

    @Setup
    public void activate() {
      Arguments arguments = new Arguments();
      Activation.awaitHits(() -> Arguments.eachId(catalogue::find), catalogue::loads);
      Activation.awaitHits(
          () -> Arguments.eachId(id -> catalogue.findInShop(id, SHOP)), catalogue::loads);
      Activation.awaitHits(() -> skus(arguments), catalogue::loads);
    }

    private void skus(Arguments arguments) {
      for (String sku : arguments.skus()) {
        catalogue.findBySku(sku);
      }
    }
  }

  /** By hand, with the clock that Larder uses. */
  @State(Scope.Benchmark)
  public static class SameClock {
    final CaffeineByHand cache = new CaffeineByHand(CoarseClock.start());
  }

  /** By hand, with the clock that Caffeine uses if nothing is said. */
  @State(Scope.Benchmark)
  public static class SystemClock {
    final CaffeineByHand cache = new CaffeineByHand(Ticker.systemTicker());
  }

  @Benchmark
  public Product larderId(Woven woven, Arguments arguments) {
    return woven.catalogue.find(arguments.id());
  }

  @Benchmark
  public Product sameClockId(SameClock hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }

  @Benchmark
  public Product systemClockId(SystemClock hand, Arguments arguments) {
    return hand.cache.find(arguments.id());
  }

  @Benchmark
  public Product larderSku(Woven woven, Arguments arguments) {
    return woven.catalogue.findBySku(arguments.sku());
  }

  @Benchmark
  public Product sameClockSku(SameClock hand, Arguments arguments) {
    return hand.cache.findBySku(arguments.sku());
  }

  @Benchmark
  public Product larderTwo(Woven woven, Arguments arguments) {
    return woven.catalogue.findInShop(arguments.id(), SHOP);
  }

  @Benchmark
  public Product sameClockTwo(SameClock hand, Arguments arguments) {
    return hand.cache.findInShop(arguments.id(), SHOP);
  }
}
