package dev.larder.corpus.app;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records. */
@Kind(
    value = "Records",
    rows = {
      Records.Plain.class,
      Records.Generic.class,
      Records.Constructors.class,
      Records.Holding.class,
      Records.Open.class,
      Records.Changed.class,
      Records.Circles.class
    })
public final class Records {
  private Records() {}

  record Money(BigDecimal amount, String currency) {}

  record Item(String name, Money price, List<String> tags, Optional<Item> part) {}

  record Empty() {}

  record Range<T extends Comparable<T>>(T from, T to) {}

  record Page<T>(List<T> content, int number, long total) {
    int size() {
      return content.size();
    }
  }

  record Either<L, R>(L left, R right) {}

  record Tree<T>(T value, List<Tree<T>> children) {}

  record Labelled<T extends Number & Comparable<T>>(String label, T value, List<? super T> all) {}

  private static Money money(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  private static Item item() {
    Item part = new Item("bulb", money("1.50"), List.of(), Optional.empty());
    return new Item("lamp", money("19.90"), List.of("light", "new"), Optional.of(part));
  }

  @Row("records, nested, with null and empty components")
  static final class Plain {
    Money money(Each each) {
      return each.of(Records.money("19.90"), new Money(null, null), new Money(BigDecimal.ZERO, ""));
    }

    Item nested() {
      return item();
    }

    Empty empty() {
      return new Empty();
    }

    List<Money> list() {
      Money one = Records.money("1.0");
      return List.of(one, Records.money("1.00"), one);
    }

    Map<String, Item> map() {
      return Map.of("a", item());
    }
  }

  @Row("generic records: `Page<T>`, `Either<L, R>`, `Range<T extends Comparable<T>>`")
  static final class Generic {
    Page<Money> page() {
      return new Page<>(List.of(money("1.0")), 0, 1L);
    }

    Page<Page<Long>> pages() {
      return new Page<>(List.of(new Page<>(new ArrayList<>(List.of(1L)), 1, 1)), 0, 1);
    }

    Page<? extends Money> bounded() {
      return new Page<>(List.of(money("2.0")), 0, 1L);
    }

    Tree<String> tree() {
      return new Tree<>("a", List.of(new Tree<>("b", List.of()), new Tree<>(null, null)));
    }

    Map<String, Page<Either<String, Long>>> pagesOfEithers() {
      return Map.of("a", new Page<>(List.of(new Either<>("b", 1L)), 0, 1));
    }

    Range<Integer> range() {
      return new Range<>(1, 2);
    }

    Either<Money, List<Instant>> either(Each each) {
      return each.of(new Either<>(money("1"), null), new Either<>(null, List.of(Instant.EPOCH)));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // as applications do
  record Names(String... all) {}

  @SuppressWarnings("ArrayRecordComponent") // as applications do
  record Rows<T>(T[] rows, List<T[]> others) {}

  /** Lower case, two decimals, its own copy of the list. */
  record Normal(String code, BigDecimal amount, List<String> tags) {
    Normal {
      code = code.toLowerCase(Locale.ROOT).strip();
      amount = amount.setScale(2, RoundingMode.HALF_UP);
      tags = List.copyOf(tags);
    }
  }

  record Positive(int value) {
    Positive {
      if (value < 1) {
        throw new IllegalArgumentException("not positive");
      }
    }

    Positive() {
      this(1);
    }
  }

  /** Shows another text than it holds. */
  record Masked(String secret) {
    @Override
    public String secret() {
      return "***";
    }
  }

  @Row("records whose constructors check or normalise, or whose accessors show something else")
  static final class Constructors {
    Normal normal() {
      return new Normal(" ABC ", new BigDecimal("1.005"), new ArrayList<>(List.of("a")));
    }

    Positive positive(Each each) {
      return each.of(new Positive(5), new Positive());
    }

    Masked masked() {
      return new Masked("open");
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // as applications do
  record Blob(byte[] bytes, int[] sizes) {}

  record Basket(List<Item> items, Map<String, Money> prices) {}

  @Row("records that hold what can change: arrays, an `ArrayList`")
  static final class Holding {
    Names names(Each each) {
      return each.of(new Names("a", "b"), new Names());
    }

    Rows<String> rows() {
      return new Rows<>(new String[] {"a"}, List.of(new String[0], new String[] {null}));
    }

    Blob blob() {
      return new Blob(new byte[] {1, 2}, new int[] {3});
    }

    Basket basket() {
      return new Basket(new ArrayList<>(List.of(item())), new java.util.HashMap<>());
    }
  }

  record Event(String type, Object payload, Map<String, ?> headers) {}

  @Row(
      value = "records with a component of type `Object`, `Number`, `Map<String, ?>`",
      auto = Fate.BINARY)
  static final class Open {
    Event event(Each each) {
      return each.of(
          new Event("a", List.of(1), Map.of("k", 2)),
          new Event("b", new int[0].length, Map.of()),
          new Event("c", null, null));
    }

    Labelled<Integer> labelled() {
      return new Labelled<>("a", 1, List.of("b", 2));
    }

    Page<?> page() {
      return new Page<>(List.of("a", 1), 0, 2);
    }

    @SuppressWarnings("rawtypes")
    Page raw() {
      return new Page<>(List.of("a", 1), 0, 2);
    }
  }

  /** Not the same when it is built of its own components. */
  record Counted(int count) {
    Counted {
      count = count + 1;
    }
  }

  record Copied(List<String> all) {
    Copied {
      all = new ArrayList<>(all);
      all.add("end");
    }
  }

  @Row(
      value = "records that are not the same when built of their own components",
      auto = Fate.REFUSED)
  static final class Changed {
    Counted counted() {
      return new Counted(1);
    }

    Copied copied() {
      return new Copied(List.of("a"));
    }
  }

  record Ring(List<Ring> others) {}

  @Row(value = "a record in a circle", auto = Fate.REFUSED)
  static final class Circles {
    Ring ring() {
      List<Ring> others = new ArrayList<>();
      Ring ring = new Ring(others);
      others.add(ring);
      return ring;
    }
  }
}
