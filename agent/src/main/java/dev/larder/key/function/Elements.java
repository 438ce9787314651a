package dev.larder.key.function;

import dev.larder.key.text.StableText;
import dev.larder.key.text.UnstableKeyException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Elements of collections and arrays. */
final class Elements {
  private Elements() {}

  /** Sorted by their stable texts, so that elements of any stable types have one order. */
  static List<@Nullable Object> sorted(Object value) {
    List<Spelled> spelled = new ArrayList<>();
    for (Object element : of(value)) {
      spelled.add(new Spelled(StableText.of(element), element));
    }
    spelled.sort(Comparator.comparing(Spelled::text));
    List<@Nullable Object> sorted = new ArrayList<>(spelled.size());
    for (Spelled each : spelled) {
      sorted.add(each.element());
    }
    return sorted;
  }

  private record Spelled(String text, @Nullable Object element) {}

  private static Collection<?> of(Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (!value.getClass().isArray()) {
      throw new UnstableKeyException("sorted does not take a " + value.getClass().getName());
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < Array.getLength(value); i++) {
      elements.add(Array.get(value, i));
    }
    return elements;
  }
}
