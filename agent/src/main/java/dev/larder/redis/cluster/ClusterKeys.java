package dev.larder.redis.cluster;

import dev.larder.store.KeyStore;
import dev.larder.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keys of a cluster by a pattern: one master after the other, from the first one on as soon as a
 * slot has moved. Thread-safe.
 */
public final class ClusterKeys implements KeyStore {
  private static final String NEXT_MASTER = "next";

  private final ClusterMap map;
  private final String prefix;

  /**
   * The keys of a cluster.
   *
   * @param prefix what the keys of versions begin with
   */
  public ClusterKeys(ClusterMap map, String prefix) {
    this.map = map;
    this.prefix = prefix;
  }

  /** How far a scan has come, and of how many changes it knew. */
  private record Place(List<ClusterNode> masters, int changes, int at, Part part) {}

  @Override
  public CompletionStage<Part> keys(String match, Part before) {
    Place place = place(before);
    if (place.masters().isEmpty()) {
      return CompletableFuture.failedFuture(new StoreException("not connected"));
    }
    return place
        .masters()
        .get(place.at())
        .store()
        .keys(match, place.part())
        .thenApply(found -> part(place, found));
  }

  private Place place(Part before) {
    int changes = map.changes();
    return before.source() instanceof Place place && place.changes() == changes
        ? place
        : new Place(map.masters(), changes, 0, Part.NONE);
  }

  private static Part part(Place place, Part found) {
    Place here = new Place(place.masters(), place.changes(), place.at(), found);
    if (!found.isLast()) {
      return new Part(found.keys(), found.cursor(), here);
    }
    int next = place.at() + 1;
    return next == place.masters().size()
        ? new Part(found.keys(), Part.END, here)
        : new Part(
            found.keys(),
            NEXT_MASTER,
            new Place(place.masters(), place.changes(), next, Part.NONE));
  }

  /** Each key by the copy of the version that its entry carries. */
  @Override
  public CompletionStage<Long> remove(List<String> keys, Removal removal) {
    Map<ManyParts.Part, List<String>> parts = new HashMap<>();
    for (String key : keys) {
      parts.computeIfAbsent(ManyParts.Part.of(map, key), none -> new ArrayList<>()).add(key);
    }
    CompletionStage<Long> removed = CompletableFuture.completedFuture(0L);
    for (Map.Entry<ManyParts.Part, List<String>> each : parts.entrySet()) {
      ManyParts.Part part = each.getKey();
      removed =
          removed.thenCombine(
              of(part.group(), removal)
                  .thenCompose(known -> part.node().store().remove(each.getValue(), known)),
              Long::sum);
    }
    return removed;
  }

  private CompletionStage<Removal> of(int group, Removal removal) {
    if (removal.tombstone().length == 0) {
      return CompletableFuture.completedFuture(removal);
    }
    String copy = SlotKeys.copy(prefix, group, removal.version());
    return map.at(copy)
        .versions(copy, List.of(copy))
        .thenApply(
            told -> {
              if (told.of(copy) == 0) {
                throw new StoreException("a version settles yet");
              }
              return removal.of(told.of(copy));
            });
  }
}
