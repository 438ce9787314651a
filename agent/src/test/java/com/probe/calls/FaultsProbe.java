package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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
    arguments();
    values();
    check("a-key-that-calls-its-own-method", FaultsProbe::recursiveKey);
    check("two-keys-that-call-each-others-methods", FaultsProbe::circle);
    check("bridge-default-and-super-count-once", FaultsProbe::layers);
    check("at-the-end-of-the-stack", FaultsProbe::stackEnd);
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
      check("getter-throws-" + thrown.getMessage(), () -> runs("result", () -> Faulty.getter(key)));
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

  /** The call's result, each time by the body. */
  private static void runs(Object expected, java.util.concurrent.Callable<?> call)
      throws Exception {
    for (int i = 0; i < 20; i++) {
      int before = Runs.count();
      equal(expected, call.call());
      equal(1, Runs.count() - before);
      Checks.pause(2);
    }
  }

  private static void arguments() {
    check(
        "text-whose-toString-throws",
        () -> {
          Runs.hit(() -> Faulty.text("good"));
          runs("result", () -> Faulty.text(new ThrowingText()));
        });
    check(
        "object-without-a-stable-text",
        () -> {
          Runs.hit(() -> Faulty.open("good"));
          runs("result", () -> Faulty.open(new Faulty.Key(() -> "x")));
          runs("result", () -> Faulty.open(new Object()));
        });
    check(
        "list-whose-iterator-throws",
        () -> {
          Runs.hit(() -> Faulty.list(List.of("good")));
          runs("result", () -> Faulty.list(new ThrowingList()));
        });
    check(
        "list-that-contains-itself",
        () -> {
          List<Object> self = new ArrayList<>();
          self.add(self);
          runs("result", () -> Faulty.list(self));
        });
    check(
        "map-whose-get-throws",
        () -> {
          Runs.hit(() -> Faulty.map(Map.of("a", "good")));
          runs("result", () -> Faulty.map(new ThrowingMap()));
        });
    check("array-of-objects", () -> runs("result", () -> Faulty.open(new Object[] {new Object()})));
    check(
        "origin-that-changes-its-argument",
        () -> {
          equal(3, Faulty.mutates(new ArrayList<>(List.of("a", "b"))));
          equal(3, Runs.hit(() -> Faulty.mutates(new ArrayList<>(List.of("a", "b")))));
          List<String> given = new ArrayList<>(List.of("a", "b", "more"));
          equal(4, Faulty.mutates(given));
          equal(4, given.size());
        });
  }

  private static void values() {
    check(
        "over-max-bytes",
        () -> {
          Runs.hit(() -> Faulty.big(10));
          if (Redis.isUsed()) {
            Runs.neverHits(() -> Faulty.big(5_000));
          }
          equal(new Returns.Bean("x".repeat(5_000), 5_000), Faulty.big(5_000));
          Runs.hit(() -> Faulty.big(11));
        });
    check("stream", () -> neverHits(() -> equal(2L, Faulty.stream(1).count())));
    check(
        "bean-with-a-stream",
        () -> neverHits(() -> equal(1L, Faulty.withStream(1).stream.count())));
    check("lambda", () -> neverHits(() -> equal("made by 1", Faulty.lambda(1).get())));
    check(
        "lambda-in-an-object-field",
        () -> neverHits(() -> equal("held 1", ((Supplier<?>) Faulty.holder(1).any).get())));
    check(
        "cyclic",
        () -> {
          for (int i = 0; i < 20; i++) {
            Faulty.Cyclic cyclic = Faulty.cyclic(1);
            that(cyclic.self == cyclic, "the cycle is broken");
            Checks.pause(2);
          }
        });
    check(
        "value-whose-methods-throw",
        () -> {
          for (int i = 0; i < 20; i++) {
            equal(7, Faulty.hostile(7).id());
            Checks.pause(2);
          }
        });
    check(
        "subclass-of-what-is-declared",
        () -> {
          for (int i = 0; i < 20; i++) {
            equal(5, ((Faulty.Special) Faulty.subclass(1)).extra);
            equal("plain", Faulty.subclass(0).path);
            Checks.pause(2);
          }
        });
    check("null-for-an-optional", () -> runs(null, () -> Faulty.optionalNull(1)));
    check(
        "very-deep-value",
        () -> {
          for (int i = 0; i < 5; i++) {
            int depth = 0;
            for (Faulty.Nested at = Faulty.deep(20_000); at != null; at = at.inner) {
              depth++;
            }
            equal(20_000, depth);
          }
        });
  }

  private static void neverHits(Checks.Body body) throws Exception {
    Runs.neverHits(
        () -> {
          try {
            body.run();
          } catch (Error | Exception failure) {
            throw failure;
          } catch (Throwable failure) {
            throw new IllegalStateException(failure);
          }
          return null;
        });
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

  /** Deeper and deeper, with a cached call at each level, until the stack is full. */
  private static void stackEnd() throws Exception {
    Runs.hit(() -> Faulty.leaf(-1));
    Runs.hit(() -> Faulty.beanLeaf(-1));
    long slowest = 0;
    AtomicLong deepest = new AtomicLong();
    for (int dive = 0; dive < 30; dive++) {
      long from = 1_000_000L * (dive + 1);
      List<Throwable> unexpected = new ArrayList<>();
      Thread diver =
          new Thread(
              null,
              () -> {
                try {
                  dive(from, deepest);
                } catch (StackOverflowError end) {
                  // as it would be without Larder
                } catch (Throwable other) {
                  unexpected.add(other);
                }
              },
              "diver",
              200_000 + dive * 1_000);
      diver.start();
      diver.join();
      equal("[]", unexpected.toString());
      for (long id = deepest.get(); id > deepest.get() - 40 && id >= from; id--) {
        long began = System.nanoTime();
        equal(id, Faulty.leaf(id));
        equal(new Returns.Bean("leaf", (int) id), Faulty.beanLeaf(id).get(0));
        slowest = Math.max(slowest, System.nanoTime() - began);
      }
    }
    if (Redis.isUsed()) { // the client has locks of its own, for the case of a reconnect
      Redis.server().restart();
      Runs.hit(() -> Faulty.leaf(-2));
    }
    figure("slowest call after the stack was full", slowest / 1_000_000 + " ms");
    that(slowest < 1_500_000_000L, "a load hangs: " + slowest / 1_000_000 + " ms");
  }

  @SuppressWarnings("InfiniteRecursion")
  private static int dive(long level, AtomicLong deepest) {
    deepest.set(level);
    Faulty.leaf(level);
    Faulty.beanLeaf(level);
    return dive(level + 1, deepest) + 1;
  }

  /** A text that has none. */
  private static final class ThrowingText implements CharSequence {
    @Override
    public int length() {
      throw new IllegalStateException("length");
    }

    @Override
    public char charAt(int index) {
      throw new IllegalStateException("charAt");
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      throw new IllegalStateException("subSequence");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }
  }

  /** A list that cannot be walked. */
  private static final class ThrowingList extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      throw new AssertionError("get");
    }

    @Override
    public int size() {
      return 3;
    }
  }

  /** A map that cannot be asked. */
  private static final class ThrowingMap extends HashMap<String, Object> {
    private static final long serialVersionUID = 1;

    @Override
    public Object get(Object key) {
      throw new AssertionError("get");
    }
  }
}
