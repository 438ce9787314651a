package dev.larder.redis.cluster;

import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Drops keys at the servers that hold them, and every copy of a version. One that fails in part
 * knows which copies are not raised, so that it can be made up for without raising the others again
 * and again. Thread-safe.
 */
final class ClusterDrops {
  private static final int MOST_UNDONE = 100_000;

  private final ClusterMap map;
  private final String prefix;
  private final ClusterDrop drop;

  /** Copies whose last drop has failed, by what stands for that drop. */
  private final Map<String, Object> undone = new ConcurrentHashMap<>();

  ClusterDrops(ClusterMap map, String prefix) {
    this.map = map;
    this.prefix = prefix;
    drop = new ClusterDrop(map);
  }

  /** As {@link dev.larder.store.Store#drop}; one that fails names the keys that are not dropped. */
  CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    Map<String, String> places = new HashMap<>();
    keys.forEach(key -> places(key).forEach(place -> places.put(place, key)));
    return dropAt(places, tombstone);
  }

  /** As {@link dev.larder.store.Store#dropRest}. */
  CompletionStage<Void> dropRest(Collection<String> keys, Tombstone tombstone) {
    Map<String, String> places = new HashMap<>();
    for (String key : keys) {
      List<String> all = places(key);
      List<String> rest = all.stream().filter(undone::containsKey).toList();
      (rest.isEmpty() ? all : rest).forEach(place -> places.put(place, key));
    }
    return dropAt(places, tombstone);
  }

  private List<String> places(String key) {
    return VersionKeys.isVersion(key)
        ? IntStream.range(0, SlotKeys.GROUPS)
            .mapToObj(group -> SlotKeys.copy(prefix, group, key))
            .toList()
        : List.of(key);
  }

  private CompletionStage<Void> dropAt(Map<String, String> places, Tombstone tombstone) {
    Map<String, Object> before = new HashMap<>(undone);
    before.keySet().retainAll(places.keySet());
    Map<ClusterNode, Set<String>> parts = new HashMap<>();
    for (String place : places.keySet()) {
      ClusterNode owner = map.owner(SlotKeys.slot(place));
      parts.computeIfAbsent(owner, none -> new LinkedHashSet<>()).add(place);
    }
    List<CompletableFuture<Set<String>>> failed =
        parts.entrySet().stream()
            .map(part -> drop.at(part.getKey(), part.getValue(), tombstone).toCompletableFuture())
            .toList();
    return CompletableFuture.allOf(failed.toArray(new CompletableFuture<?>[0]))
        .thenCompose(done -> outcome(places, before, failed));
  }

  private CompletionStage<Void> outcome(
      Map<String, String> places,
      Map<String, Object> before,
      List<CompletableFuture<Set<String>>> parts) {
    Set<String> failed = new LinkedHashSet<>();
    parts.forEach(part -> failed.addAll(part.join()));
    before.keySet().removeAll(failed);
    before.forEach(undone::remove); // unless another drop has failed there meanwhile
    Set<String> keys = new LinkedHashSet<>();
    for (String place : failed) {
      String key = places.getOrDefault(place, place);
      keys.add(key);
      if (!place.equals(key)) {
        note(place);
      }
    }
    return keys.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(
            new StoreException("not all servers have confirmed it", List.copyOf(keys)));
  }

  /** Of a key of which none is noted, all are dropped again. */
  private void note(String place) {
    if (undone.size() >= MOST_UNDONE) {
      undone.clear();
    }
    undone.put(place, new Object());
  }
}
