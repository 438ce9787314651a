package dev.larder.invalidation;

import dev.larder.store.KeyStore;
import dev.larder.store.KeyStore.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One way through all keys of the store for one pattern. Of one step after the other: the next one
 * begins when the stage of the one before has completed.
 */
final class KeyWalk {
  private static final CompletionStage<Boolean> NOT_YET = CompletableFuture.completedStage(false);

  private final KeyPattern pattern;
  private final KeyStore store;
  private final JournaledStore versions;
  private final AtomicLong removedOfAll;
  private Part part = Part.NONE;
  private long number;
  private long removed;
  private boolean ended;

  /**
   * From the first key on.
   *
   * @param removedOfAll counts the keys that walks have removed
   */
  KeyWalk(KeyPattern pattern, KeyStore store, JournaledStore versions, AtomicLong removedOfAll) {
    this.pattern = pattern;
    this.store = store;
    this.versions = versions;
    this.removedOfAll = removedOfAll;
  }

  KeyPattern pattern() {
    return pattern;
  }

  /** How many keys it has removed. */
  long removed() {
    return removed;
  }

  /** Whether there is no further step. */
  boolean hasEnded() {
    return ended;
  }

  /**
   * The next part. One that fails is taken again by the next step.
   *
   * @return false where it is to be taken again later: the pattern's version is not raised yet
   */
  CompletionStage<Boolean> step() {
    return number().thenCompose(known -> known == 0 ? NOT_YET : part());
  }

  private CompletionStage<Boolean> part() {
    return store.keys(pattern.match(), part).thenCompose(this::drop).thenApply(done -> true);
  }

  /** The version once it has been raised; 0 until Redis has confirmed that, since it is dirty. */
  private CompletionStage<Long> number() {
    if (number > 0) {
      return CompletableFuture.completedFuture(number);
    }
    return versions
        .versions(pattern.version(), List.of(pattern.version()))
        .thenApply(
            told -> {
              number = told.of(pattern.version());
              return number;
            });
  }

  private CompletionStage<?> drop(Part found) {
    List<String> mine = new ArrayList<>(found.keys());
    mine.removeIf(key -> !pattern.means(key));
    CompletionStage<Long> dropped =
        mine.isEmpty()
            ? CompletableFuture.completedFuture(0L)
            : versions.plain().remove(store, mine, versions.removal(pattern.version(), number));
    return dropped.thenAccept(
        count -> {
          removed += count;
          removedOfAll.addAndGet(count);
          part = found;
          ended = found.isLast();
        });
  }
}
