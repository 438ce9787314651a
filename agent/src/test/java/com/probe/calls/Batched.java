package com.probe.calls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Reads of one and of many; the ids up to 99 exist. */
final class Batched {
  /** What the last read of many was given. */
  static final AtomicReference<List<Integer>> ASKED = new AtomicReference<>(List.of());

  static final AtomicReference<String> TEXT = new AtomicReference<>("a");

  private Batched() {}

  static Written.Item one(int id) {
    Runs.ran();
    return find(id);
  }

  static Optional<Written.Item> maybe(int id) {
    Runs.ran();
    return Optional.ofNullable(find(id));
  }

  private static Written.Item find(int id) {
    return id < 100 ? new Written.Item(id, TEXT.get()) : null;
  }

  private static List<Written.Item> found(Collection<Integer> ids) {
    Runs.ran();
    ASKED.set(List.copyOf(ids));
    List<Written.Item> found = new ArrayList<>();
    for (int id : ids) {
      if (id < 100) {
        found.add(find(id));
      }
    }
    return found;
  }

  static List<Written.Item> list(List<Integer> ids) {
    List<Written.Item> found = found(ids);
    ids.clear(); // an origin may do what it wants with its argument
    return found;
  }

  static List<Written.Item> listOfMaybe(Collection<Integer> ids) {
    return found(ids);
  }

  static Set<Written.Item> set(Set<Integer> ids) {
    return new java.util.LinkedHashSet<>(found(ids));
  }

  static Written.Item[] array(int... ids) {
    List<Integer> list = new ArrayList<>();
    for (int id : ids) {
      list.add(id);
    }
    return found(list).toArray(new Written.Item[0]);
  }

  static Map<Integer, Written.Item> map(Collection<Integer> ids) {
    Map<Integer, Written.Item> map = new LinkedHashMap<>();
    found(ids).forEach(item -> map.put(item.id, item));
    return map;
  }

  /** Two values of one id cannot be told apart. */
  static List<Written.Item> odd(Collection<Integer> ids) {
    List<Written.Item> found = found(ids);
    found.add(new Written.Item(ids.iterator().next(), "more"));
    return found;
  }

  static List<Written.Item> failing(Collection<Integer> ids) {
    Runs.ran();
    throw new IllegalStateException("no");
  }

  static void change(int id) {}
}
