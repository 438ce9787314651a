package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arguments that make no key, or change. */
final class ArgumentFaults {
  private ArgumentFaults() {}

  static void run() {
    check(
        "text-whose-toString-throws",
        () -> {
          Runs.hit(() -> Faulty.text("good"));
          Runs.neverHits("result", () -> Faulty.text(new ThrowingText()));
        });
    check(
        "object-without-a-stable-text",
        () -> {
          Runs.hit(() -> Faulty.open("good"));
          Runs.neverHits("result", () -> Faulty.open(new Faulty.Key(() -> "x")));
          Runs.neverHits("result", () -> Faulty.open(new Object()));
        });
    check(
        "list-whose-iterator-throws",
        () -> {
          Runs.hit(() -> Faulty.list(List.of("good")));
          Runs.neverHits("result", () -> Faulty.list(new ThrowingList()));
        });
    check(
        "list-that-contains-itself",
        () -> {
          List<Object> self = new ArrayList<>();
          self.add(self);
          Runs.neverHits("result", () -> Faulty.list(self));
        });
    check(
        "map-whose-get-throws",
        () -> {
          Runs.hit(() -> Faulty.map(Map.of("a", "good")));
          Runs.neverHits("result", () -> Faulty.map(new ThrowingMap()));
        });
    check(
        "array-of-objects",
        () -> Runs.neverHits("result", () -> Faulty.open(new Object[] {new Object()})));
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
