package dev.larder.redis.cluster;

import dev.larder.redis.RedisServers;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Drops keys at the servers that hold them, and every copy of a version. A drop follows a key whose
 * slot has moved, or is on its way. Thread-safe.
 */
final class ClusterDrops {
  private static final int MOST_REDIRECTIONS = 4;

  private final ClusterMap map;
  private final String prefix;

  ClusterDrops(ClusterMap map, String prefix) {
    this.map = map;
    this.prefix = prefix;
  }

  /** As {@link dev.larder.store.Store#drop}; one that fails names the keys that are not dropped. */
  CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    Map<ClusterNode, Map<String, String>> parts = new HashMap<>();
    for (String key : keys) {
      for (String place : places(key)) {
        ClusterNode owner = map.owner(SlotKeys.slot(place));
        parts.computeIfAbsent(owner, none -> new HashMap<>()).put(place, key);
      }
    }
    List<CompletableFuture<Set<String>>> undone = new ArrayList<>();
    parts.forEach(
        (node, places) -> undone.add(drop(node, places, tombstone).toCompletableFuture()));
    return CompletableFuture.allOf(undone.toArray(new CompletableFuture<?>[0]))
        .thenCompose(done -> outcome(undone));
  }

  private List<String> places(String key) {
    if (!VersionKeys.isVersion(key)) {
      return List.of(key);
    }
    List<String> copies = new ArrayList<>(SlotKeys.GROUPS);
    for (int group = 0; group < SlotKeys.GROUPS; group++) {
      copies.add(SlotKeys.copy(prefix, group, key));
    }
    return copies;
  }

  private static CompletionStage<Void> outcome(List<CompletableFuture<Set<String>>> parts) {
    Set<String> undone = new LinkedHashSet<>();
    parts.forEach(part -> undone.addAll(part.join()));
    return undone.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(
            new StoreException("not all servers have confirmed it", List.copyOf(undone)));
  }

  /** What of a server's part is not dropped. */
  private CompletionStage<Set<String>> drop(
      ClusterNode node, Map<String, String> places, Tombstone tombstone) {
    return node.guarded()
        .drop(places.keySet(), tombstone)
        .<Set<String>>thenApply(done -> Set.of())
        .exceptionallyCompose(
            fault ->
                RedisServers.isRedirection(fault)
                    ? dropEach(places, tombstone)
                    : CompletableFuture.completedFuture(Set.copyOf(places.values())));
  }

  private CompletionStage<Set<String>> dropEach(Map<String, String> places, Tombstone tombstone) {
    Set<String> undone = new LinkedHashSet<>();
    CompletableFuture<?>[] each =
        places.entrySet().stream()
            .map(place -> dropOne(place, tombstone, undone).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(each)
        .thenApply(
            done -> {
              synchronized (undone) {
                return Set.copyOf(undone);
              }
            });
  }

  private CompletionStage<?> dropOne(
      Map.Entry<String, String> place, Tombstone tombstone, Set<String> undone) {
    return follow(place.getKey(), tombstone, MOST_REDIRECTIONS)
        .exceptionally(
            fault -> {
              synchronized (undone) {
                undone.add(place.getValue());
              }
              return null;
            });
  }

  private CompletionStage<Void> follow(String key, Tombstone tombstone, int redirections) {
    int slot = SlotKeys.slot(key);
    return map.owner(slot)
        .guarded()
        .drop(List.of(key), tombstone)
        .exceptionallyCompose(
            fault -> {
              if (redirections == 0 || !RedisServers.isRedirection(fault)) {
                return CompletableFuture.failedFuture(fault);
              }
              ClusterNode ahead = map.ahead(slot);
              return (ahead == null
                      ? CompletableFuture.<Void>failedFuture(fault)
                      : ahead.store().dropAhead(key, tombstone))
                  .exceptionallyCompose(again -> follow(key, tombstone, redirections - 1));
            });
  }
}
