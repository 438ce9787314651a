package dev.larder.store;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Where entries live, outside this JVM. Thread-safe. No method throws: a fault of {@link #get} is
 * {@link Reading#UNKNOWN}, a fault of the others completes their stage exceptionally.
 */
public interface Store {
  /**
   * Reads one entry; waits at most as long as the store's read timeout. An interrupt ends the wait
   * and stays set.
   */
  Reading get(String key);

  /**
   * Stores an entry unless the key has changed since it was seen. Does not wait. A store that may
   * have lost its memory since the lookup refuses what is dated.
   *
   * @param ttlMillis life of the entry in milliseconds, at least 1
   * @return true: stored · false: fenced, another writer or an invalidation came between
   */
  CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis);

  /**
   * Replaces whatever the keys hold by a tombstone, so that no load that began before can store.
   * Does not wait.
   *
   * @param ttlMillis life of the tombstone in milliseconds
   */
  CompletionStage<Void> drop(Collection<String> keys, byte[] tombstone, long ttlMillis);
}
