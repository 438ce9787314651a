package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Patterns.Crud;
import com.probe.calls.Patterns.Layer;
import com.probe.calls.Patterns.Owner;
import com.probe.calls.Patterns.Owners;
import com.probe.calls.Patterns.Pet;
import com.probe.calls.Patterns.Pets;
import com.probe.calls.Patterns.Prices;
import com.probe.calls.Patterns.Table;
import com.probe.calls.Patterns.UpperLayer;
import com.probe.calls.Patterns.Wildly;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Calls what patterns mean until it is a hit, and what they do not mean. */
public final class PatternsProbe {
  private PatternsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    byName();
    byType();
    byInterface();
    outermost();
    Checks.end();
  }

  private static void hits(String name, Object expected, Callable<?> call) {
    check(
        name,
        () -> {
          equal(expected, call.call());
          equal(expected, Runs.hit(call));
        });
  }

  private static void misses(String name, Object expected, Callable<?> call) {
    check(name, () -> Runs.neverHits(expected, call));
  }

  static String loadHere(long id) {
    Runs.ran();
    return "here" + id;
  }

  private static void byName() {
    Wildly wildly = new Wildly();
    check(
        "a-receiver-without-a-stable-text-is-refused",
        () -> {
          Larder.awaitSite("list", () -> wildly.load(3));
          Runs.neverHits(() -> wildly.findOne(3));
          String why = String.valueOf(Larder.ofRule("wildly", "LastError"));
          that(why.contains("Wildly"), why);
        });
    misses("modifiers-exclude", "static3", () -> Wildly.findStatic(3));
    check("native-methods-are-left-alone", () -> PatternsProbe.callNative(wildly));
    hits("first-of-a-list", "load4", () -> wildly.load(4));
    hits("second-of-a-list", "here5", () -> loadHere(5));
    check(
        "methods-under-one-rule-share-its-keys-in-redis",
        () -> {
          equal("here6", loadHere(6));
          equal(Redis.isUsed() ? "here6" : "load6", Runs.hit(() -> wildly.load(6)));
        });
    Patterns.MarkedType type = new Patterns.MarkedType();
    hits("annotated-type", "marked1", () -> type.get(1));
    Patterns.MarkedMethod method = new Patterns.MarkedMethod();
    hits("annotated-method", "marked1", () -> method.get(1));
    misses("method-without-the-annotation", "other1", () -> method.other(1));
  }

  private static void callNative(Wildly wildly) {
    try {
      that(wildly.findNative(1) == null, "there is no such library");
    } catch (UnsatisfiedLinkError expected) {
      that(expected.getMessage().contains("findNative"), expected.toString());
    }
  }

  private static void byType() {
    Patterns.Above below = new Patterns.Below();
    hits("subtype", "below1", () -> below.get(1));
  }

  private static void byInterface() {
    Prices euros = new Patterns.Euros();
    hits("implementer", "1 EUR", () -> euros.price(1));
    Prices borrowed = new Patterns.Borrowed();
    hits("a-body-from-above", "3 by another", () -> borrowed.price(3));
    Patterns.Pricing alone = new Patterns.Pricing();
    misses("the-same-body-of-another", "3 by another", () -> alone.price(3));
    Prices proxy = Patterns.proxy(Prices.class, euros);
    hits("proxy-of-an-interface", "2 EUR", () -> proxy.price(2));
    Owners owners = Patterns.proxy(Owners.class, new Table(false));
    hits("inherited-generic-method", Optional.of(new Owner(7, "owner")), () -> owners.findById(7L));
    Crud<Owner, Long> crud = owners;
    hits("by-the-generic-type", Optional.of(new Owner(8, "owner")), () -> crud.findById(8L));
    Pets pets = Patterns.proxy(Pets.class, new Table(true));
    misses("another-subtype", Optional.of(new Pet(7, "pet")), () -> pets.findById(7L));
    check(
        "a-proxy-is-called-by-its-interface",
        () -> equal("[com.probe.calls.Patterns$Owners.findById]", sites("owners").toString()));
    check(
        "a-write-through-a-proxy-is-seen",
        () -> {
          equal(new Owner(3, "o"), owners.save(new Owner(3, "o")));
          Checks.await(
              "counted",
              java.time.Duration.ofSeconds(10),
              () -> Larder.count("owner-saved", "Invalidations") == 1);
          equal(new Pet(3, "p"), pets.save(new Pet(3, "p")));
          equal(1L, Larder.count("owner-saved", "Invalidations"));
        });
  }

  private static List<String> sites(String rule) {
    return Arrays.asList((String[]) Larder.ofRule(rule, "Sites"));
  }

  private static void outermost() {
    UpperLayer upper = new UpperLayer();
    hits("super-call", "upper layer1", () -> upper.call(1));
    check(
        "frames-of-one-call-count-once",
        () -> {
          long misses = Larder.count("layers", "Misses");
          long bypasses = Larder.count("layers", "Bypasses");
          equal("upper layer2", upper.call(2));
          equal("upper layer3", upper.call(3));
          equal(misses + 2, Larder.count("layers", "Misses"));
          equal(bypasses, Larder.count("layers", "Bypasses"));
          equal(false, Runs.isHit(() -> new Layer().call(2)));
        });
    check(
        "recursion-with-other-arguments-is-another-call",
        () -> {
          Larder.awaitSite("layers-keyed", () -> upper.sum(0));
          Runs.hit(() -> upper.sum(0));
          long misses = Larder.count("layers-keyed", "Misses");
          equal(55L, upper.sum(10));
          equal(misses + 10, Larder.count("layers-keyed", "Misses"));
        });
    check(
        "a-write-counts-once",
        () -> {
          equal(2, upper.write(1));
          Larder.awaitSite("layers-written", () -> upper.write(1));
          Larder.awaitSite("layers-written", () -> new Layer().write(1));
          Checks.await(
              "both are woven",
              java.time.Duration.ofSeconds(10),
              () -> sites("layers-written").size() == 2);
          Checks.pause(300);
          long drops = Larder.count("layers-written", "Invalidations");
          equal(6, upper.write(5));
          equal(drops + 1, Larder.count("layers-written", "Invalidations"));
        });
  }
}
