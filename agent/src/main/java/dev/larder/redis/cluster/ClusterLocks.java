package dev.larder.redis.cluster;

import dev.larder.store.LockStore;
import dev.larder.store.LockValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Locks of keys, each at the server that holds its key, in its slot. Thread-safe. */
public final class ClusterLocks implements LockStore {
  private final ClusterMap map;

  /** The locks of a cluster. */
  public ClusterLocks(ClusterMap map) {
    this.map = map;
  }

  @Override
  public CompletableFuture<Claim> claim(
      String key, LockValue mine, boolean takesOver, long leaseMillis) {
    String lock = SlotKeys.lock(key);
    return lock == null
        ? CompletableFuture.completedFuture(Claim.UNKNOWN)
        : at(lock).claim(lock, mine, takesOver, leaseMillis);
  }

  @Override
  public CompletionStage<Boolean> replace(
      String key, LockValue mine, LockValue next, long ttlMillis) {
    String lock = SlotKeys.lock(key);
    return lock == null
        ? CompletableFuture.completedFuture(false)
        : at(lock).replace(lock, mine, next, ttlMillis);
  }

  @Override
  public CompletionStage<Boolean> release(String key, LockValue mine) {
    String lock = SlotKeys.lock(key);
    return lock == null ? CompletableFuture.completedFuture(false) : at(lock).release(lock, mine);
  }

  private LockStore at(String lock) {
    return map.owner(SlotKeys.slot(lock)).locks();
  }
}
