package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.util.function.Supplier;

/** Results that cannot be cached, or only just. */
final class ValueFaults {
  private ValueFaults() {}

  static void run() {
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
    check("null-for-an-optional", () -> Runs.neverHits(null, () -> Faulty.optionalNull(1)));
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
}
