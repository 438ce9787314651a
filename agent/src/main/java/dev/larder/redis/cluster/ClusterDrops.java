package dev.larder.redis.cluster;

import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Drops keys at the servers that hold them, and every copy of a version. One that fails in part
 * knows which copies are not raised, so that it can be made up for without raising the others again
 * and again. Thread-safe.
 */
final class ClusterDrops {
  /** Of further ones all copies are raised again. */
  private static final int MOST_RESTS = 10_000;

  private final ClusterMap map;
  private final String prefix;
  private final ClusterDrop drop;

  /** What is missing of versions whose drops have failed in part. */
  private final Map<String, Rest> rests = new ConcurrentHashMap<>();

  /** Copies that are not raised, since one drop or several. */
  private static final class Rest {
    final Set<String> places;

    Rest(Set<String> places) {
      this.places = Set.copyOf(places);
    }

    Rest with(Rest more) {
      Set<String> both = new HashSet<>(places);
      both.addAll(more.places);
      return new Rest(both);
    }
  }

  ClusterDrops(ClusterMap map, String prefix) {
    this.map = map;
    this.prefix = prefix;
    drop = new ClusterDrop(map);
  }

  /** As {@link dev.larder.store.Store#drop}; one that fails names the keys that are not dropped. */
  CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    return drop(keys, tombstone, false);
  }

  /** As {@link dev.larder.store.Store#dropRest}. */
  CompletionStage<Void> dropRest(Collection<String> keys, Tombstone tombstone) {
    return drop(keys, tombstone, true);
  }

  private CompletionStage<Void> drop(
      Collection<String> keys, Tombstone tombstone, boolean restAlone) {
    Map<String, Rest> before = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    for (String key : keys) {
      Rest rest = restAlone ? rests.get(key) : allOf(key);
      if (rest != null) {
        before.put(key, rest);
      }
      Collection<String> sent = rest == null ? places(key) : rest.places;
      sent.forEach(place -> places.put(place, key));
    }
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

  /** What is missing of a version while its drop is on its way; null of another key. */
  private @Nullable Rest allOf(String key) {
    if (!VersionKeys.isVersion(key)) {
      return null;
    }
    Rest all = new Rest(Set.copyOf(places(key)));
    if (hasRoom(key)) {
      rests.put(key, all);
    }
    return all;
  }

  private boolean hasRoom(String key) {
    return rests.size() < MOST_RESTS || rests.containsKey(key);
  }

  private List<String> places(String key) {
    return VersionKeys.isVersion(key)
        ? IntStream.range(0, SlotKeys.GROUPS)
            .mapToObj(group -> SlotKeys.copy(prefix, group, key))
            .toList()
        : List.of(key);
  }

  private CompletionStage<Void> outcome(
      Map<String, String> places,
      Map<String, Rest> before,
      List<CompletableFuture<Set<String>>> parts) {
    Map<String, Set<String>> failed = new LinkedHashMap<>();
    for (CompletableFuture<Set<String>> part : parts) {
      for (String place : part.join()) {
        String key = places.getOrDefault(place, place);
        failed.computeIfAbsent(key, none -> new HashSet<>()).add(place);
      }
    }
    // What was missing before is raised now, unless another drop has failed meanwhile.
    before.forEach((key, rest) -> rests.remove(key, rest));
    failed.forEach(this::note);
    return failed.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(
            new StoreException("not all servers have confirmed it", List.copyOf(failed.keySet())));
  }

  /** As {@link dev.larder.store.Store#isUnconfirmed}: an entry goes by the copy of its group. */
  boolean isUnconfirmed(String entry, String version) {
    Rest rest = rests.get(version);
    int group = SlotKeys.group(SlotKeys.slot(entry));
    return rest == null || rest.places.contains(SlotKeys.copy(prefix, group, version));
  }

  private void note(String key, Set<String> places) {
    if (VersionKeys.isVersion(key) && hasRoom(key)) {
      rests.merge(key, new Rest(places), Rest::with);
    }
  }
}
