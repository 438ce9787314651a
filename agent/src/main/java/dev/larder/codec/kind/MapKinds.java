package dev.larder.codec.kind;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The standard maps. */
@SuppressWarnings("JdkObsolete") // what applications return, not what we would choose
final class MapKinds {
  // The first kind that a declared type can hold is its usual one and needs no name in the JSON.
  static final List<MapKind> ALL =
      Stream.of(
              List.of(
                  filled(HashMap.class, HashMap::new),
                  filled(LinkedHashMap.class, LinkedHashMap::new)),
              sorted(TreeMap.class, TreeMap::new),
              List.of(filled(ConcurrentHashMap.class, ConcurrentHashMap::new)),
              immutable(),
              sorted(ConcurrentSkipListMap.class, ConcurrentSkipListMap::new),
              List.of(filled(Hashtable.class, Hashtable::new)))
          .flatMap(List::stream)
          .toList();

  private MapKinds() {}

  private static List<MapKind> immutable() {
    return List.of(
        copied("Map.of", Map.of(1, 1), MapKinds::copyOf),
        copied("Map.of", Map.of(), MapKinds::copyOf),
        copied("emptyMap", Collections.emptyMap(), MapKinds::empty),
        copied("singletonMap", Collections.singletonMap(1, 1), MapKinds::singleton),
        wrapped(
            "unmodifiableMap",
            Collections.unmodifiableMap(new HashMap<>()),
            entries -> Collections.unmodifiableMap(entries)));
  }

  /** A sorted map in each of the orders that can be named. */
  private static List<MapKind> sorted(
      Class<?> type, Function<@Nullable Comparator<Object>, Map<Object, Object>> make) {
    return Order.each(
        order ->
            new MapKind(
                type.getSimpleName() + order.name(),
                type,
                map -> order.is(((SortedMap<?, ?>) map).comparator()),
                () -> nullable(make.apply(order.comparator())),
                null));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a map that takes no null says so itself
  private static Map<Object, @Nullable Object> nullable(Map<Object, Object> map) {
    return (Map) map;
  }

  private static MapKind filled(Class<?> type, Supplier<Map<Object, @Nullable Object>> start) {
    return new MapKind(type.getSimpleName(), type, map -> true, start, null);
  }

  private static MapKind copied(
      String name, Object like, UnaryOperator<Map<Object, @Nullable Object>> finish) {
    return new MapKind(name, like.getClass(), map -> true, LinkedHashMap::new, finish);
  }

  private static MapKind wrapped(
      String name, Object like, UnaryOperator<Map<Object, @Nullable Object>> finish) {
    return new MapKind(
        name, like.getClass(), map -> Order.isUsual(map.keySet()), LinkedHashMap::new, finish);
  }

  @SuppressWarnings("NullAway") // a null value is refused by the copy itself
  private static Map<Object, @Nullable Object> copyOf(Map<Object, @Nullable Object> entries) {
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
