package com.probe.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Arguments and results that make trouble for whoever looks at them. */
final class Faulty {
  private Faulty() {}

  /** What no cache has any business with. */
  abstract static class Untouchable {
    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals");
    }
  }

  /** A key part that may throw anything. */
  static final class Key extends Untouchable {
    private final Supplier<String> name;

    Key(Supplier<String> name) {
      this.name = name;
    }

    String getName() {
      return name.get();
    }
  }

  static String getter(Key key) {
    Runs.ran();
    return "result";
  }

  static void badWrite(Key key) {
    Runs.ran();
  }

  static String text(CharSequence text) {
    Runs.ran();
    return "result";
  }

  static String open(Object any) {
    Runs.ran();
    return "result";
  }

  static String list(List<?> items) {
    Runs.ran();
    return "result";
  }

  static String map(Map<String, ?> items) {
    Runs.ran();
    return "result";
  }

  static int mutates(List<String> items) {
    Runs.ran();
    items.add("more");
    return items.size();
  }

  static Returns.Bean big(int id) {
    Runs.ran();
    return new Returns.Bean("x".repeat(id), id);
  }

  static Stream<String> stream(int id) {
    Runs.ran();
    return Stream.of("a", "b");
  }

  /** Holds a stream. */
  static final class WithStream {
    final int id;
    final Stream<String> stream = Stream.of("a");

    WithStream(int id) {
      this.id = id;
    }
  }

  static WithStream withStream(int id) {
    Runs.ran();
    return new WithStream(id);
  }

  static Supplier<String> lambda(int id) {
    Runs.ran();
    return () -> "made by " + id;
  }

  /** Holds anything. */
  static final class Holder {
    Object any;

    Holder(Object any) {
      this.any = any;
    }
  }

  static Holder holder(int id) {
    Runs.ran();
    Supplier<String> text = () -> "held " + id;
    return new Holder(text);
  }

  /** Points at itself. */
  static final class Cyclic {
    String name = "cyclic";
    Cyclic self = this;
  }

  static Cyclic cyclic(int id) {
    Runs.ran();
    return new Cyclic();
  }

  /** Throws from every method that a cache could call. */
  static final class Hostile extends Untouchable {
    private final int id;

    Hostile(int id) {
      this.id = id;
    }

    int id() {
      return id;
    }

    @SuppressWarnings("DoNotCallSuggester")
    int getMore() {
      throw new IllegalStateException("getMore");
    }
  }

  static Hostile hostile(int id) {
    Runs.ran();
    return new Hostile(id);
  }

  /** More than a method promises. */
  static final class Special extends Layers.Thing {
    int extra = 5;

    Special(String path) {
      super(path);
    }
  }

  static Layers.Thing subclass(int id) {
    Runs.ran();
    return id == 0 ? new Layers.Thing("plain") : new Special("special");
  }

  @SuppressWarnings("NullOptional")
  static Optional<String> optionalNull(int id) {
    Runs.ran();
    return null;
  }

  /** A list of one list of one list. */
  static final class Nested {
    Nested inner;
  }

  static Nested deep(int id) {
    Runs.ran();
    Nested outer = null;
    for (int i = 0; i < id; i++) {
      Nested next = new Nested();
      next.inner = outer;
      outer = next;
    }
    return outer;
  }

  static long leaf(long id) {
    Runs.ran();
    return id;
  }

  static List<Returns.Bean> beanLeaf(long id) {
    Runs.ran();
    return new ArrayList<>(List.of(new Returns.Bean("leaf", (int) id)));
  }

  /** Its name comes from the very method that it is a key of. */
  static final class Recursive {
    int asked;

    String getName() {
      asked++;
      return recursive(this);
    }
  }

  static String recursive(Recursive key) {
    Runs.ran();
    return "name";
  }

  /** Its keys come from each other's methods. */
  static final class Circle {
    String getOne() {
      return circleTwo(this);
    }

    String getTwo() {
      return circleOne(this);
    }
  }

  static String circleOne(Circle key) {
    Runs.ran();
    return "one";
  }

  static String circleTwo(Circle key) {
    Runs.ran();
    return "two";
  }
}
