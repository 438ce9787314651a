package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import java.util.List;
import java.util.function.Supplier;

/** Whatever fails while Larder looks at a call, the call goes on as it would without Larder. */
public final class FaultsProbe {
  private FaultsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Runs.hit(() -> Faulty.getter(new Faulty.Key(() -> "good")));
    Larder.awaitSite("bad-write", () -> Faulty.badWrite(new Faulty.Key(() -> "x")));
    keys();
    ArgumentFaults.run();
    ValueFaults.run();
    check("a-key-that-calls-its-own-method", FaultsProbe::recursiveKey);
    check("two-keys-that-call-each-others-methods", FaultsProbe::circle);
    check("bridge-default-and-super-count-once", FaultsProbe::layers);
    check("at-the-end-of-the-stack", StackEnd::reached);
    Checks.end();
  }

  private static Supplier<String> throwing(Throwable thrown) {
    return () -> {
      FaultsProbe.<RuntimeException>sneak(thrown);
      return "";
    };
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static void keys() {
    List<Throwable> all =
        List.of(
            new IllegalStateException("unchecked"),
            new java.io.IOException("checked"),
            new AssertionError("error"),
            new StackOverflowError("stack"),
            new OutOfMemoryError("memory"),
            new NoSuchMethodError("linkage"),
            new InterruptedException("interrupt"),
            new Throwable("bare"));
    for (Throwable thrown : all) {
      Faulty.Key key = new Faulty.Key(throwing(thrown));
      check(
          "getter-throws-" + thrown.getMessage(),
          () -> Runs.neverHits("result", () -> Faulty.getter(key)));
      check(
          "write-key-throws-" + thrown.getMessage(),
          () -> {
            int before = Runs.count();
            Faulty.badWrite(key);
            equal(1, Runs.count() - before);
          });
    }
    Faulty.Key interrupting =
        new Faulty.Key(
            () -> {
              Thread.currentThread().interrupt();
              return "interrupting";
            });
    check(
        "getter-interrupts",
        () -> {
          equal("result", Faulty.getter(interrupting));
          that(Thread.interrupted(), "the interrupt is lost");
        });
    check("good-key-after-all", () -> Runs.hit(() -> Faulty.getter(new Faulty.Key(() -> "good"))));
  }

  /**
   * Without Larder the getter is never asked. With it, a call asks it once, which runs the method
   * once; the call itself is a hit in the end.
   */
  private static void recursiveKey() throws Exception {
    Faulty.Recursive key = new Faulty.Recursive();
    Checks.await(
        "one level is cached",
        java.time.Duration.ofSeconds(10),
        () -> {
          int asked = key.asked;
          int ran = Runs.count();
          equal("name", Faulty.recursive(key));
          return key.asked - asked == 1 && Runs.count() - ran == 1;
        });
  }

  private static void circle() {
    Faulty.Circle key = new Faulty.Circle();
    Larder.awaitSite("circle-one", () -> equal("one", Faulty.circleOne(key)));
    Larder.awaitSite("circle-two", () -> equal("two", Faulty.circleTwo(key)));
    for (int i = 0; i < 100; i++) {
      equal("one", Faulty.circleOne(key));
      equal("two", Faulty.circleTwo(key));
    }
    int before = Runs.count();
    Faulty.circleOne(key);
    that(Runs.count() - before <= 3, "ran " + (Runs.count() - before) + " origins");
  }

  private static void layers() throws Exception {
    Layers.Top top = new Layers.Top();
    String path = "top middle base default ";
    Runs.hit(() -> top.find(1L));
    Larder.awaitSite("layer-top", () -> {});
    Larder.awaitSite("layer-middle", () -> {});
    Larder.awaitSite("layer-base", () -> {});
    Larder.awaitSite("layer-default", () -> {});
    int before = Runs.count();
    equal(path + 2, top.find(2L).path);
    equal(4, Runs.count() - before);
    equal(path + 2, Runs.hit(() -> top.find(2L)).path);
    if (Redis.isUsed()) {
      try (RedisTap tap = Redis.tap()) {
        equal(path + 3, top.find(3L).path);
        Checks.pause(100); // its store
        equal("[GET, SET]", Redis.commands(tap, "calls:layer:3").toString());
        equal(path + 3, top.find(3L).path);
        equal("[GET]", Redis.commands(tap, "calls:layer:3").toString());
        Layers.Finder<Layers.Thing, Long> finder = top;
        equal(path + 3, finder.find(3L).path);
        equal("[GET]", Redis.commands(tap, "calls:layer:3").toString());
      }
    }
  }
}
