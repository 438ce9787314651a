package dev.larder.store;

import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Where entries live, outside this JVM. Thread-safe. No method throws: a fault of {@link #get} is
 * {@link Reading#UNKNOWN}, a fault of the others completes their stage exceptionally.
 */
public interface Store {
  /** The entry that was seen. */
  byte[] THE_SAME = new byte[0];

  /**
   * Reads one entry; waits at most as long as the store's read timeout. An interrupt ends the wait
   * and stays set.
   */
  Reading get(String key);

  /**
   * Reads one entry, and in the same round trip those versions of its tags that are not known; for
   * a call that is open the store's time, too. What was seen holds the versions.
   */
  default Reading get(String key, CallTags tags) {
    return get(key, tags, 0);
  }

  /**
   * As {@link #get(String, CallTags)}, once more in one call: both together wait at most as long as
   * the read timeout.
   *
   * @param waitedNanos how long the call has waited by now
   */
  Reading get(String key, CallTags tags, long waitedNanos);

  /**
   * Reads several entries in one round trip for some hundred of them, each as {@link #get(String,
   * CallTags)} does.
   */
  default List<Reading> getAll(List<String> keys, CallTags tags) {
    return askAll(keys, tags).get();
  }

  /** As {@link #getAll} in two steps: this asks, and what it gives waits; to be called once. */
  default Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    return () -> keys.stream().map(key -> get(key, tags)).toList();
  }

  /**
   * Reads versions from the store, as the entry under a key is to carry them, after the store's
   * time. Does not wait.
   *
   * @param entry the key of the entry; that of a version where they are of none
   */
  CompletionStage<Versions> versions(String entry, List<String> keys);

  /** The version under a key, as an entry carries it, if it is known without asking; else 0. */
  long knownVersion(String entry, String key);

  /**
   * Stores an entry unless the key has changed since it was seen. Does not wait. A store that may
   * have lost its memory since the lookup refuses what is dated.
   *
   * @param entry {@link #THE_SAME} for the one that is there, which only lives on
   * @param ttlMillis life of the entry from now in milliseconds, at least 1
   * @return true: stored · false: fenced, another writer or an invalidation came between
   */
  CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis);

  /**
   * Replaces whatever the keys hold by a tombstone, so that no load that began before can store, or
   * removes it where there is {@linkplain Tombstone#NONE none}; raises those that are keys of
   * versions. While they settle, loads that begin cannot store either. Does not wait.
   */
  CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone);

  /**
   * As {@link #drop}, of keys whose drop has failed: what of it is confirmed may be left as it is.
   */
  default CompletionStage<Void> dropRest(Collection<String> keys, Tombstone tombstone) {
    return drop(keys, tombstone);
  }

  /**
   * Whether a version whose last drop has failed may be the older one yet to readers of an entry.
   */
  default boolean isUnconfirmed(String entry, String version) {
    return true;
  }
}
