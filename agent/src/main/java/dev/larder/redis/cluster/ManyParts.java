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
  private record Part(ClusterNode node, int group) {}

  /** As {@link dev.larder.store.Store#askAll}. */
  Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    Map<Part, List<Integer>> parts = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      int slot = SlotKeys.slot(keys.get(i));
      Part part = new Part(map.owner(slot), SlotKeys.group(slot));
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
