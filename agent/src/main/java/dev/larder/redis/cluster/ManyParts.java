package dev.larder.redis.cluster;

import dev.larder.store.Reading;
import dev.larder.version.CallTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Several keys, of each server and group apart, all at once. Thread-safe. */
record ManyParts(ClusterMap map, CopyReads copies) {
  /** Where some of the keys are. */
  record Part(ClusterNode node, int group) {
    /** The part that a key is in, as far as is known. */
    static Part of(ClusterMap map, String key) {
      int slot = SlotKeys.slot(key);
      return new Part(map.owner(slot), SlotKeys.group(slot));
    }
  }

  /** As {@link dev.larder.store.Store#askAll}. */
  Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    Map<Part, List<Integer>> parts = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      Part part = Part.of(map, keys.get(i));
      parts.computeIfAbsent(part, none -> new ArrayList<>()).add(i);
    }
    Map<List<Integer>, Supplier<List<Reading>>> asked = new LinkedHashMap<>();
    parts.forEach(
        (part, places) -> {
          List<String> some = places.stream().map(keys::get).toList();
          asked.put(places, copies.askAll(part.node(), some, tags));
        });
    return () -> inOrder(keys.size(), asked);
  }

  private static List<Reading> inOrder(
      int size, Map<List<Integer>, Supplier<List<Reading>>> asked) {
    List<Reading> readings = new ArrayList<>(Collections.nCopies(size, Reading.UNKNOWN));
    asked.forEach(
        (places, answers) -> {
          List<Reading> some = answers.get();
          for (int i = 0; i < some.size(); i++) {
            readings.set(places.get(i), some.get(i));
          }
        });
    return readings;
  }
}
