package dev.larder.codec.token;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether sets and maps find what is in them. One whose elements have changed since they were put
 * in does not; built anew it would, and be another one.
 */
public final class Findable {
  private Findable() {}

  /** Fails where a set does not find one of its elements. */
  public static void check(Object sequence) throws IOException {
    if (sequence instanceof Set<?> set) {
      for (Object each : set) {
        if (!isFixed(each) && !set.contains(each)) {
          throw changed(each);
        }
      }
    }
  }

  /** Fails where a map does not find one of its keys. */
  public static void checkKeys(Map<?, ?> map) throws IOException {
    for (Object key : map.keySet()) {
      if (!isFixed(key) && !map.containsKey(key)) {
        throw changed(key);
      }
    }
  }

  /** Texts, numbers, times and their like; what the application may change is of none of these. */
  private static boolean isFixed(@Nullable Object value) {
    return value == null
        || (value instanceof Comparable && value.getClass().getClassLoader() == null)
        || value instanceof Enum;
  }

  private static IOException changed(@Nullable Object part) {
    String type = part == null ? "" : part.getClass().getTypeName();
    return new IOException(
        "a set or map does not find a " + type + " that has changed since it was put in");
  }
}
