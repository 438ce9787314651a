package dev.larder.codec.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order of sorted collections and maps that can be named: of all comparators these alone come
 * back as what they were.
 *
 * @param name what is put behind the name of the class
 * @param comparator null: the natural order, without a comparator
 */
record Order(String name, @Nullable Comparator<Object> comparator) {
  private static final List<Order> ALL =
      List.of(
          new Order("", null),
          of(" reversed", Collections.reverseOrder()),
          of(" ignoring case", String.CASE_INSENSITIVE_ORDER),
          of(" natural", Comparator.naturalOrder()));

  @SuppressWarnings("unchecked") // it has compared what is there
  private static Order of(String name, Comparator<?> comparator) {
    return new Order(name, (Comparator<Object>) comparator);
  }

  /** One thing for each order. */
  static <T> List<T> each(Function<Order, T> make) {
    List<T> made = new ArrayList<>();
    for (Order order : ALL) {
      made.add(make.apply(order));
    }
    return made;
  }

  /**
   * Whether a wrapper, which does not show what is in it, finds its elements as equality does, not
   * as a comparator that takes some for others.
   */
  static boolean isUsual(Collection<?> wrapper) {
    Spliterator<?> within = wrapper.spliterator();
    return !within.hasCharacteristics(Spliterator.SORTED) || within.getComparator() == null;
  }

  /** Whether a value is sorted by another comparator than these. */
  static boolean isUnnamed(Object value) {
    Comparator<?> comparator = comparatorOf(value);
    boolean isNamed = false;
    for (Order order : ALL) {
      isNamed |= order.is(comparator);
    }
    return !isNamed;
  }

  static @Nullable Comparator<?> comparatorOf(Object value) {
    if (value instanceof SortedSet<?> set) {
      return set.comparator();
    }
    if (value instanceof SortedMap<?, ?> map) {
      return map.comparator();
    }
    return value instanceof PriorityQueue<?> queue ? queue.comparator() : null;
  }

  @SuppressWarnings("ReferenceEquality") // each of these comparators is one object
  boolean is(@Nullable Comparator<?> other) {
    return other == comparator;
  }
}
