package com.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Calls while Redis refuses connections and the circuit breaker is open, against plain calls. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenBreaker {

  /** The agent, with a rule file whose Redis is not there. */
  @State(Scope.Benchmark)
  public static class Woven {
    final Catalogue catalogue = new Catalogue();

    @Setup
    public void activate() {
      Activation.awaitAttribute(() -> catalogue.find(1), "type=Breaker", "State", "OPEN");
    }
  }

  /** A class that no rule names. */
  @State(Scope.Benchmark)
  public static class Plain {
    final PlainCatalogue catalogue = new PlainCatalogue();
  }

  @Benchmark
  public Product larder(Woven woven, Arguments arguments) {
    return woven.catalogue.find(arguments.id());
  }

  @Benchmark
  public Product plain(Plain plain, Arguments arguments) {
    return plain.catalogue.find(arguments.id());
  }
}
