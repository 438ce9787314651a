package dev.larder.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Classes of an imagined application. */
final class Samples {
  private Samples() {}

  enum Color {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "grass";
      }
    },
    BLUE
  }

  record Money(BigDecimal amount, String currency) {}

  record Pair<A, B>(@Nullable A left, @Nullable B right) {}

  record Order(long id, Pair<Money, List<Color>> terms, Optional<String> note) {}

  record Node(String name, @Nullable Node next) {}

  record Everything(
      boolean bit,
      byte tiny,
      short small,
      int number,
      long large,
      float thin,
      double wide,
      char letter,
      Boolean boxedBit,
      Byte boxedTiny,
      Short boxedSmall,
      Integer boxedNumber,
      Long boxedLarge,
      Float boxedThin,
      Double boxedWide,
      Character boxedLetter) {}

  static class Entity {
    private @Nullable Long id;
    private transient int loads;

    void stored(long newId) {
      id = newId;
      loads++;
    }

    @Nullable Long key() {
      return id;
    }

    int loads() {
      return loads;
    }
  }

  /**
   * No constructor without parameters, final fields, a field without a getter, a getter that lies.
   */
  static final class Product extends Entity {
    private final String name;
    private final BigDecimal price;
    private @Ignored List<String> labels = new ArrayList<>();

    Product(String name, BigDecimal price) {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("a product has a name");
      }
      this.name = name;
      this.price = price;
    }

    public String getName() {
      return name.toUpperCase(java.util.Locale.ROOT);
    }

    public String getDescription() {
      return "no field stands behind this";
    }

    void label(String label) {
      labels.add(label);
    }

    BigDecimal price() {
      return price;
    }

    List<String> labels() {
      return labels;
    }
  }

  /** An application's hint to some other mapper. */
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface Ignored {}

  static class Base {
    int size = 1;
  }

  static final class Special extends Base {
    int extra = 2;
  }

  @SuppressWarnings("HidingField") // the point of it
  static final class Shadow extends Base {
    int size = 2;

    int both() {
      return size + super.size;
    }
  }

  static final class Tree {
    final List<Tree> children = new ArrayList<>();
    @Nullable Tree parent;
  }

  static final class Grows<T> {
    @Nullable T value;
    @Nullable Grows<List<T>> next;
  }

  static final class Empty {}

  @SuppressWarnings("ClassCanBeStatic")
  final class Inner {
    int value;
  }

  interface Vague {}

  abstract static class Half {
    int value;
  }

  static Map<Long, List<Optional<Money>>> deep() {
    return Map.of(
        Long.MAX_VALUE,
        List.of(Optional.of(new Money(new BigDecimal("1.10"), "EUR")), Optional.empty()));
  }
}
