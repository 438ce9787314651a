package dev.larder.codec.kind;

import dev.larder.codec.type.Refusal;
import dev.larder.codec.type.ResolvedType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Arrays and Optionals as sequences, and what any sequence consists of. */
public final class Sequences {
  private Sequences() {}

  /** The one kind of an array type. */
  public static SequenceKind array(Class<?> component) {
    return new SequenceKind(
        "array",
        component.arrayType(),
        array -> true,
        null,
        elements -> {
          Object array = Array.newInstance(component, elements.size());
          for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
          }
          return array;
        });
  }

  /** The one kind of an Optional type, a sequence of at most one; null for any other type. */
  public static @Nullable SequenceKind optional(Class<?> type) {
    if (type == Optional.class) {
      return optionalOfAny();
    }
    if (type == OptionalInt.class) {
      return one(type, OptionalInt::empty, value -> OptionalInt.of((Integer) value));
    }
    if (type == OptionalLong.class) {
      return one(type, OptionalLong::empty, value -> OptionalLong.of((Long) value));
    }
    if (type == OptionalDouble.class) {
      return one(type, OptionalDouble::empty, value -> OptionalDouble.of((Double) value));
    }
    return null;
  }

  /** An Optional of anything. */
  public static SequenceKind optionalOfAny() {
    return one(Optional.class, Optional::empty, Optional::of);
  }

  /** What an Optional's type says of its content. */
  public static ResolvedType contentOf(ResolvedType optional) throws Refusal {
    return switch (optional.raw().getName()) {
      case "java.util.OptionalInt" -> ResolvedType.of(int.class);
      case "java.util.OptionalLong" -> ResolvedType.of(long.class);
      case "java.util.OptionalDouble" -> ResolvedType.of(double.class);
      default -> optional.argument(0);
    };
  }

  private static SequenceKind one(
      Class<?> type, Supplier<Object> empty, Function<Object, Object> present) {
    return new SequenceKind(
        "optional",
        type,
        value -> true,
        null,
        elements -> elements.isEmpty() ? empty.get() : present.apply(only(elements)));
  }

  private static Object only(List<@Nullable Object> elements) {
    Object element = elements.get(0);
    if (elements.size() != 1 || element == null) {
      throw new IllegalArgumentException("expected one element, found " + elements.size());
    }
    return element;
  }

  /** What a value of any of the kinds consists of, in order. */
  public static Iterable<?> elementsOf(Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    if (value instanceof OptionalInt optional) {
      return optional.stream().boxed().toList();
    }
    if (value instanceof OptionalLong optional) {
      return optional.stream().boxed().toList();
    }
    return value instanceof OptionalDouble optional
        ? optional.stream().boxed().toList()
        : arrayElements(value);
  }

  private static List<@Nullable Object> arrayElements(Object array) {
    List<@Nullable Object> elements = new ArrayList<>(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  /**
   * Refuses what would come back in another order than its own where its class is not named.
   *
   * @param usual what it would come back as
   */
  public static void checkOrder(Object value, Class<?> usual) throws IOException {
    if (Order.comparatorOf(value) != null) {
      throw new IOException(value.getClass().getName() + " has an order of its own");
    }
    if (value instanceof PriorityQueue && usual != PriorityQueue.class) {
      throw new IOException("a PriorityQueue gives its elements in another order than it has them");
    }
  }
}
