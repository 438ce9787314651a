package com.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Methods whose rules are switched off, against methods that were never woven. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DisabledRule {

  /** A woven class. */
  @State(Scope.Thread)
  public static class Woven {
    final Catalogue catalogue = new Catalogue();
    final Product product = Product.of(1);

    @Setup
    public void activate() {
      Activation.awaitAttribute(
          () -> catalogue.next(1), "type=Rule,name=disabled-primitive", "Sites", "next");
      Activation.awaitAttribute(
          () -> catalogue.same(product), "type=Rule,name=disabled-reference", "Sites", "same");
    }
  }

  /** A class that no rule names. */
  @State(Scope.Thread)
  public static class Plain {
    final PlainCatalogue catalogue = new PlainCatalogue();
    final Product product = Product.of(1);
  }

  @Benchmark
  public long wovenPrimitive(Woven woven, Arguments arguments) {
    return woven.catalogue.next(arguments.id());
  }

  @Benchmark
  public long plainPrimitive(Plain plain, Arguments arguments) {
    return plain.catalogue.next(arguments.id());
  }

  @Benchmark
  public Product wovenReference(Woven woven) {
    return woven.catalogue.same(woven.product);
  }

  @Benchmark
  public Product plainReference(Plain plain) {
    return plain.catalogue.same(plain.product);
  }
}
