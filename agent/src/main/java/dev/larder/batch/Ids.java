package dev.larder.batch;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of many ids.
 *
 * @param type its declared class
 */
public record Ids(Class<?> type) {
  /** Whether such a parameter can be given fewer of them. */
  public static boolean canBe(Class<?> type) {
    return type.isArray()
        || type == Iterable.class
        || type == Collection.class
        || type == List.class
        || type == Set.class;
  }

  /**
   * The ids of a call in their order.
   *
   * @return null where they cannot be told apart: one is missing, or comes twice, which each method
   *     answers in its own way
   */
  @Nullable List<Object> of(@Nullable Object argument) {
    List<@Nullable Object> ids = new ArrayList<>();
    if (argument != null && type.isArray()) {
      for (int i = 0; i < Array.getLength(argument); i++) {
        ids.add(Array.get(argument, i));
      }
    } else if (argument instanceof Collection<?> collection) {
      ids.addAll(collection);
    } else {
      return null;
    }
    Set<Object> different = new LinkedHashSet<>();
    for (Object id : ids) {
      if (id == null || !different.add(id)) {
        return null;
      }
    }
    return new ArrayList<>(different);
  }

  /** An argument of these alone, which the method may change. */
  Object argument(List<Object> ids) {
    if (type == Set.class) {
      return new LinkedHashSet<>(ids);
    }
    if (!type.isArray()) {
      return new ArrayList<>(ids);
    }
    Object array = Array.newInstance(type.getComponentType(), ids.size());
    for (int i = 0; i < ids.size(); i++) {
      Array.set(array, i, ids.get(i));
    }
    return array;
  }
}
