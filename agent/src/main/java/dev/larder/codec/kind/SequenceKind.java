package dev.larder.codec.kind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A standard class of collections, of arrays or of Optionals: how its values are told from others
 * and rebuilt. The names are in Redis: they never change.
 *
 * @param start makes one that elements are added to, null where all are needed at once
 * @param build makes one of all its elements
 */
public record SequenceKind(
    String name,
    Class<?> type,
    Predicate<Object> matches,
    @Nullable Supplier<Collection<@Nullable Object>> start,
    Function<List<@Nullable Object>, Object> build) {

  /**
   * The kinds that a declared collection type can hold, the usual one first; empty: no such type.
   */
  public static List<SequenceKind> collections(Class<?> declared, Class<?> element) {
    List<SequenceKind> fitting = new ArrayList<>();
    for (SequenceKind kind : CollectionKinds.ALL) {
      if (declared.isAssignableFrom(kind.type)) {
        fitting.add(kind);
      }
    }
    if (element.isEnum() && declared.isAssignableFrom(EnumSet.class)) {
      fitting.add(enumSet(element));
    }
    return fitting;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the element class is known to be an enum
  private static SequenceKind enumSet(Class<?> element) {
    Class<? extends Enum> type = element.asSubclass(Enum.class);
    Supplier<Collection<@Nullable Object>> start = () -> EnumSet.noneOf((Class) type);
    return filled("EnumSet", EnumSet.noneOf(type).getClass(), value -> true, start);
  }

  /** One that is made empty and filled. */
  static SequenceKind filled(
      String name,
      Class<?> type,
      Predicate<Object> matches,
      Supplier<Collection<@Nullable Object>> start) {
    return new SequenceKind(
        name,
        type,
        matches,
        start,
        elements -> {
          Collection<@Nullable Object> filled = start.get();
          filled.addAll(elements);
          return filled;
        });
  }

  /** Whether a value is of this kind. */
  public boolean holds(Object value) {
    return value.getClass() == type && matches.test(value);
  }

  /** Whether elements are asked for their hash or their order when they are added. */
  public boolean asksElements() {
    return Set.class.isAssignableFrom(type) || type == PriorityQueue.class;
  }
}
