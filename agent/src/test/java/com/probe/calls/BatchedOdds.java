package com.probe.calls;

import com.probe.calls.Written.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads of many that are not quite as the read of one. */
final class BatchedOdds {
  private BatchedOdds() {}

  static Item first(int id) {
    Runs.ran();
    return new Item(id, "a");
  }

  /** The ids are not its first parameter. */
  static List<Item> ofShop(String shop, List<Integer> ids) {
    Runs.ran();
    List<Item> found = new ArrayList<>();
    ids.forEach(id -> found.add(new Item(id, "a")));
    return found;
  }

  static int stock(int id) {
    Runs.ran();
    return id;
  }

  /** Of what is not there it has nothing to say. */
  static Map<Integer, Integer> stocks(Collection<Integer> ids) {
    Runs.ran();
    Map<Integer, Integer> found = new LinkedHashMap<>();
    ids.stream().filter(id -> id < 100).forEach(id -> found.put(id, id));
    return found;
  }

  static Optional<Item> maybe(int id) {
    Runs.ran();
    return Optional.of(new Item(id, "a"));
  }

  static Map<Integer, Optional<Item>> maybes(Collection<Integer> ids) {
    Runs.ran();
    Map<Integer, Optional<Item>> found = new LinkedHashMap<>();
    ids.forEach(id -> found.put(id, id < 100 ? Optional.of(new Item(id, "a")) : Optional.empty()));
    return found;
  }

  record Brief(int id) {}

  static List<Brief> briefs(Collection<Integer> ids) {
    Runs.ran();
    return ids.stream().map(Brief::new).toList();
  }

  static Item named(String name) {
    Runs.ran();
    return new Item(name.length(), name.toLowerCase(Locale.ROOT));
  }

  /** Returns one of those that differ in their case alone. */
  static Map<String, Item> allNamed(List<String> names) {
    Runs.ran();
    Map<String, Item> found = new LinkedHashMap<>();
    String last = names.get(names.size() - 1);
    found.put(last, new Item(last.length(), last.toLowerCase(Locale.ROOT)));
    return found;
  }

  static List<Item> failing(Collection<Integer> ids) throws InterruptedException {
    Runs.ran();
    Thread.sleep(200);
    throw new IllegalStateException("no");
  }
}
