package dev.larder.codec.kind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A standard class of maps, how its values are told from others and rebuilt. The names are in
 * Redis: they never change.
 *
 * @param start makes what entries are put into
 * @param finish makes the map of it, null where it is the map
 */
public record MapKind(
    String name,
    Class<?> type,
    Predicate<Map<?, ?>> matches,
    Supplier<Map<Object, @Nullable Object>> start,
    @Nullable UnaryOperator<Map<Object, @Nullable Object>> finish) {

  /** The kinds that a declared map type can hold, the usual one first; empty: no such type. */
  public static List<MapKind> maps(Class<?> declared, Class<?> key) {
    List<MapKind> fitting = new ArrayList<>();
    for (MapKind kind : MapKinds.ALL) {
      if (declared.isAssignableFrom(kind.type)) {
        fitting.add(kind);
      }
    }
    if (key.isEnum() && declared.isAssignableFrom(EnumMap.class)) {
      fitting.add(enumMap(key));
    }
    return fitting;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the key class is known to be an enum
  private static MapKind enumMap(Class<?> key) {
    Class<? extends Enum> type = key.asSubclass(Enum.class);
    return new MapKind("EnumMap", EnumMap.class, map -> true, () -> new EnumMap(type), null);
  }

  /** Whether a value is of this kind. */
  public boolean holds(Object value) {
    return value.getClass() == type && matches.test((Map<?, ?>) value);
  }

  /** The map of these entries, which came out of {@link #start}. */
  public Map<Object, @Nullable Object> finished(Map<Object, @Nullable Object> entries) {
    return finish == null ? entries : finish.apply(entries);
  }
}
