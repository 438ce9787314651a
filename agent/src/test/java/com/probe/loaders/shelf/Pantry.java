package com.probe.loaders.shelf;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/** Returns one value that cannot change and one that can, and counts how often it made either. */
public final class Pantry implements LongFunction<Object>, LongSupplier {
  private final AtomicLong made = new AtomicLong();

  /** Both values. */
  @Override
  public Object apply(long id) {
    return List.of(jar(id), crate(new Order(new Row(id))));
  }

  /** How many values were made. */
  @Override
  public long getAsLong() {
    return made.get();
  }

  Jar jar(long id) {
    made.incrementAndGet();
    return new Jar(id, "jam", Sort.SWEET, List.of("red", "sweet"));
  }

  private Crate crate(Order order) {
    made.incrementAndGet();
    return new Crate(order.row().number(), "oak");
  }

  enum Sort {
    SWEET,
    SOUR
  }

  record Jar(long id, String label, Sort sort, List<String> words) {}

  record Order(Row row) {}

  record Row(long number) {}

  static final class Crate {
    private long row;
    private final String wood;

    Crate(long row, String wood) {
      this.row = row;
      this.wood = wood;
    }

    void move(long to) {
      row = to;
    }

    @Override
    public String toString() {
      return "Crate of " + wood + " in row " + row;
    }
  }
}
