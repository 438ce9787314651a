package dev.larder.corpus.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds for each element of a container without order the one that it became. */
@SuppressWarnings("ReferenceEquality") // of two equal items one may be another
final class Matching {
  private final Judge judge;
  private final String path;

  Matching(Judge judge, String path) {
    this.judge = judge;
    this.path = path + "{}";
  }

  /** An element, or a key with its value. */
  record Item(Object key, Object value) {}

  static String compare(Judge judge, String path, Item original, Item copy) {
    String found = judge.compare(path, original.key(), copy.key());
    return found == null ? judge.compare(path + "=", original.value(), copy.value()) : found;
  }

  String compare(List<Item> before, List<Item> after) {
    Map<Object, Item> equal = byEquality(after);
    List<Item> left = new ArrayList<>(after);
    for (Item item : before) {
      Item likely = likely(equal, item.key());
      String found = likely == null ? "none" : attempt(item, likely);
      if (found == null) {
        left.removeIf(each -> each == likely);
      } else {
        found = search(item, left);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private String search(Item item, List<Item> left) {
    String first = null;
    for (Item candidate : left) {
      String found = attempt(item, candidate);
      if (found == null) {
        left.removeIf(each -> each == candidate);
        return null;
      }
      first = first == null ? found : first;
    }
    return first;
  }

  private String attempt(Item item, Item candidate) {
    int mark = judge.pairs().mark();
    String found = compare(judge, path, item, candidate);
    if (found != null) {
      judge.pairs().backTo(mark);
    }
    return found;
  }

  private static Map<Object, Item> byEquality(List<Item> items) {
    Map<Object, Item> equal = new HashMap<>();
    try {
      items.forEach(item -> equal.put(item.key(), item));
    } catch (RuntimeException | StackOverflowError unequal) {
      return Map.of();
    }
    return equal;
  }

  private static Item likely(Map<Object, Item> equal, Object key) {
    try {
      return key == null ? null : equal.get(key);
    } catch (RuntimeException | StackOverflowError unequal) {
      return null;
    }
  }
}
