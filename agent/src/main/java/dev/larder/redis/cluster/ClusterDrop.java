package dev.larder.redis.cluster;

import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Drops what one server holds, and follows what it does not hold any more. Thread-safe. */
record ClusterDrop(ClusterMap map) {
  private static final int MOST_REDIRECTIONS = 4;

  /** Completes with what is not dropped. */
  CompletionStage<Set<String>> at(ClusterNode node, Set<String> places, Tombstone tombstone) {
    return node.guarded()
        .drop(places, tombstone)
        .<Set<String>>thenApply(done -> Set.of())
        .exceptionallyCompose(
            fault ->
                StoreException.isElsewhere(fault)
                    ? each(places, tombstone)
                    : CompletableFuture.completedFuture(places));
  }

  private CompletionStage<Set<String>> each(Set<String> places, Tombstone tombstone) {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    CompletableFuture<?>[] all =
        places.stream()
            .map(
                place ->
                    follow(place, tombstone, MOST_REDIRECTIONS)
                        .whenComplete(
                            (done, fault) -> {
                              if (fault != null) {
                                failed.add(place);
                              }
                            })
                        .toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all).handle((done, fault) -> failed);
  }

  private CompletionStage<Void> follow(String place, Tombstone tombstone, int redirections) {
    int slot = SlotKeys.slot(place);
    return map.owner(slot)
        .guarded()
        .drop(List.of(place), tombstone)
        .exceptionallyCompose(
            fault -> {
              if (redirections == 0 || !StoreException.isElsewhere(fault)) {
                return CompletableFuture.failedFuture(fault);
              }
              ClusterNode ahead = map.ahead(slot);
              CompletionStage<Void> there =
                  ahead == null
                      ? CompletableFuture.failedFuture(fault)
                      : ahead.store().dropAhead(place, tombstone);
              return there.exceptionallyCompose(
                  again -> follow(place, tombstone, redirections - 1));
            });
  }
}
