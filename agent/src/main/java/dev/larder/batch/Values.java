package dev.larder.batch;

import dev.larder.key.Property;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A result of many values.
 *
 * @param type its declared class
 * @param element the class of its values, boxed
 * @param id from a value to its id; null of a map, whose keys they are
 */
public record Values(Class<?> type, Class<?> element, @Nullable Property id) {
  /** Whether a result of this type can be put together. */
  public static boolean canBe(Class<?> type) {
    return type.isArray()
        || type == Iterable.class
        || type == Collection.class
        || type == List.class
        || type == Set.class
        || type == Map.class;
  }

  /**
   * What a method returned, by the ids that it was given.
   *
   * @return null where that cannot be told: a value has none of these ids, or one of them twice
   */
  @Nullable Map<Object, Object> byId(@Nullable Object result, List<Object> asked) throws Throwable {
    Set<Object> ids = new HashSet<>(asked);
    Map<Object, Object> values = new LinkedHashMap<>();
    if (result instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        if (!isOne(each.getKey(), each.getValue(), ids, values)) {
          return null;
        }
      }
      return values;
    }
    for (Object value : elements(result)) {
      if (value == null || !isOne(idOf(value), value, ids, values)) {
        return null;
      }
    }
    return result == null ? null : values;
  }

  private static boolean isOne(
      @Nullable Object id, @Nullable Object value, Set<Object> ids, Map<Object, Object> values) {
    return id != null && value != null && ids.contains(id) && values.putIfAbsent(id, value) == null;
  }

  private @Nullable Object idOf(Object value) throws Throwable {
    Property path = Objects.requireNonNull(id);
    return path.get() == null ? value : (Object) path.get().invokeExact(value);
  }

  private static List<@Nullable Object> elements(@Nullable Object result) {
    List<@Nullable Object> elements = new ArrayList<>();
    if (result instanceof Collection<?> collection) {
      elements.addAll(collection);
    } else if (result != null && result.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(result); i++) {
        elements.add(Array.get(result, i));
      }
    }
    return elements;
  }

  /** A result of these values. */
  Object result(Map<Object, Object> byId) {
    if (type == Map.class) {
      return byId;
    }
    if (type == Set.class) {
      return new LinkedHashSet<>(byId.values());
    }
    List<Object> list = new ArrayList<>(byId.values());
    if (!type.isArray()) {
      return list;
    }
    Object array = Array.newInstance(type.getComponentType(), list.size());
    for (int i = 0; i < list.size(); i++) {
      Array.set(array, i, list.get(i));
    }
    return array;
  }
}
