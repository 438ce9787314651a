package dev.larder.codec.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A standard class of maps, how its values are told from others and rebuilt. The names are in
 * Redis: they never change.
 */
record MapKind(
    String name,
    Class<?> type,
    Supplier<Map<Object, @Nullable Object>> start,
    UnaryOperator<Map<Object, @Nullable Object>> finish) {

  private static final List<MapKind> MAPS =
      List.of(
          filled(HashMap.class, HashMap::new),
          filled(LinkedHashMap.class, LinkedHashMap::new),
          filled(TreeMap.class, TreeMap::new),
          filled(ConcurrentHashMap.class, ConcurrentHashMap::new),
          copied("Map.of", Map.of(1, 1).getClass(), MapKind::immutable),
          copied("Map.of", Map.of().getClass(), MapKind::immutable),
          copied("emptyMap", Collections.emptyMap().getClass(), MapKind::empty),
          copied("singletonMap", Collections.singletonMap(1, 1).getClass(), MapKind::singleton),
          copied(
              "unmodifiableMap",
              Collections.unmodifiableMap(new HashMap<>()).getClass(),
              entries -> Collections.unmodifiableMap(entries)));

  /** The kinds that a declared map type can hold, the usual one first; empty: no such type. */
  static List<MapKind> maps(Class<?> declared, Class<?> key) {
    List<MapKind> fitting = new ArrayList<>();
    for (MapKind kind : MAPS) {
      if (declared.isAssignableFrom(kind.type)) {
        fitting.add(kind);
      }
    }
    if (key.isEnum() && declared.isAssignableFrom(EnumMap.class)) {
      fitting.add(enumMap(key));
    }
    return fitting;
  }

  boolean holds(Object value) {
    boolean ownOrder = value instanceof SortedMap<?, ?> sorted && sorted.comparator() != null;
    return value.getClass() == type && !ownOrder;
  }

  private static MapKind filled(Class<?> type, Supplier<Map<Object, @Nullable Object>> start) {
    return new MapKind(type.getSimpleName(), type, start, map -> map);
  }

  private static MapKind copied(
      String name, Class<?> type, UnaryOperator<Map<Object, @Nullable Object>> finish) {
    return new MapKind(name, type, LinkedHashMap::new, finish);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the key class is known to be an enum
  private static MapKind enumMap(Class<?> key) {
    Class<? extends Enum> type = key.asSubclass(Enum.class);
    return new MapKind("EnumMap", EnumMap.class, () -> new EnumMap(type), map -> map);
  }

  @SuppressWarnings("NullAway") // a null value is refused by the copy itself
  private static Map<Object, @Nullable Object> immutable(Map<Object, @Nullable Object> entries) {
    return Map.copyOf(entries);
  }

  private static Map<Object, @Nullable Object> empty(Map<Object, @Nullable Object> entries) {
    if (!entries.isEmpty()) {
      throw new IllegalArgumentException("expected no entry, found " + entries.size());
    }
    return Collections.emptyMap();
  }

  private static Map<Object, @Nullable Object> singleton(Map<Object, @Nullable Object> entries) {
    if (entries.size() != 1) {
      throw new IllegalArgumentException("expected one entry, found " + entries.size());
    }
    Map.Entry<Object, @Nullable Object> entry = entries.entrySet().iterator().next();
    return Collections.singletonMap(entry.getKey(), entry.getValue());
  }
}
