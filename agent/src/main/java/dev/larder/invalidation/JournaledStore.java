package dev.larder.invalidation;

import dev.larder.invalidation.plain.PlainKeys;
import dev.larder.store.KeyStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A store that forgets no invalidation: a key is dirty from before its drop is sent until Redis has
 * confirmed it. Drops that fail are replayed by {@link #replay}; until then what is under the key
 * is neither served nor replaced. Thread-safe.
 */
public final class JournaledStore implements Store {
  private static final int MOST_KEYS = 10_000;
  private static final int REPLAY_BATCH = 200;

  private final Store inner;
  private final LongFunction<Tombstone> tombstones;
  private final PlainKeys plain = new PlainKeys();
  private final Journal journal = new Journal(MOST_KEYS);
  private final AtomicBoolean replaying = new AtomicBoolean();
  private final AtomicLong journaled = new AtomicLong();
  private final AtomicLong replayed = new AtomicLong();

  /**
   * A journal before this store.
   *
   * @param tombstones makes what a drop leaves, which settles for so many milliseconds
   */
  public JournaledStore(Store inner, LongFunction<Tombstone> tombstones) {
    this.inner = inner;
    this.tombstones = tombstones;
  }

  /** The keys at which a drop leaves nothing. */
  PlainKeys plain() {
    return plain;
  }

  /** Knows the keys of the versions of all rules, which are dropped where keys are too many. */
  void cover(List<String> versions) {
    journal.cover(versions);
  }

  @Override
  public Reading get(String key) {
    return get(key, CallTags.NONE);
  }

  /**
   * A dirty key is asked for, too: what is under it tells a call whether a load that it could
   * follow is from before another JVM's write.
   */
  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    boolean dirty = isOutOfDate(key) || isAnyDirty(key, tags.keys());
    Reading reading = inner.get(key, tags, waitedNanos);
    return dirty ? reading.untrusted() : reading;
  }

  @Override
  public List<Reading> getAll(List<String> keys, CallTags tags) {
    List<Boolean> dirty =
        keys.stream().map(key -> isOutOfDate(key) || isAnyDirty(key, tags.keys())).toList();
    List<Reading> readings = new ArrayList<>(inner.getAll(keys, tags));
    for (int i = 0; i < readings.size(); i++) {
      if (dirty.get(i)) {
        readings.set(i, readings.get(i).untrusted());
      }
    }
    return readings;
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return isAnyDirty(entry, keys)
        ? CompletableFuture.completedFuture(Versions.unknown(keys))
        : inner.versions(entry, keys);
  }

  @Override
  public long knownVersion(String entry, String key) {
    return isDirty(entry, key) ? 0 : inner.knownVersion(entry, key);
  }

  /** Whether an invalidation of what the key holds has not come to its end. */
  private boolean isOutOfDate(String key) {
    return journal.isDirty(key) || plain.isAwaited(key);
  }

  private boolean isAnyDirty(String entry, List<String> versions) {
    for (String version : versions) {
      if (isDirty(entry, version)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an invalidation of a version is not confirmed yet where readers of an entry look. While
   * it is on its way for the first time, that is not known of any entry.
   */
  public boolean isDirty(String entry, String version) {
    Mark mark = journal.latest(version);
    return mark != null && (!mark.failed() || inner.isUnconfirmed(entry, version));
  }

  /** Whether an invalidation of this key is not confirmed yet. */
  public boolean isDirty(String key) {
    return journal.isDirty(key);
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    return isOutOfDate(key)
        ? CompletableFuture.completedFuture(false)
        : inner.put(key, seen, entry, ttlMillis);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    long token = journal.mark(keys, tombstone.settleMillis());
    return plain
        .drop(inner::drop, keys, tombstone)
        .whenComplete(
            (done, fault) -> {
              Collection<String> kept = settle(keys, token, fault);
              journaled.addAndGet(kept.size());
            });
  }

  /** What of some keys stays in the journal: all where it is not known which of them failed. */
  private Collection<String> settle(
      Collection<String> keys, long token, @Nullable Throwable fault) {
    Collection<String> undone = StoreException.undone(keys, fault);
    List<String> done = new ArrayList<>(keys);
    done.removeAll(Set.copyOf(undone));
    if (!done.isEmpty()) {
      confirm(done, token);
    }
    journal.keep(undone, token);
    return undone;
  }

  private void confirm(Collection<String> keys, long token) {
    Runnable afterwards = plain.raised(keys);
    journal.confirm(keys, token);
    afterwards.run();
  }

  /** Drops keys with a fresh tombstone, which settles for so long. */
  CompletionStage<Void> drop(Collection<String> keys, long settleMillis) {
    return drop(keys, tombstones.apply(settleMillis));
  }

  /** What the keys of a pattern are removed by. */
  KeyStore.Removal removal(String version, long number) {
    Tombstone fresh = tombstones.apply(0);
    return new KeyStore.Removal(version, number, fresh.bytes(), fresh.ttlMillis());
  }

  /**
   * Sends a batch of the drops that failed once more, as they were; to be called now and then. One
   * that is on its way is left alone: sent again, what it leaves would settle no more. Does not
   * wait.
   */
  public void replay() {
    if (journal.isEmpty() || !replaying.compareAndSet(false, true)) {
      return;
    }
    Journal.Batch batch = journal.take(REPLAY_BATCH);
    if (batch.keys().isEmpty()) {
      replaying.set(false);
      return;
    }
    plain
        .drop(
            batch.whole() ? inner::drop : inner::dropRest,
            batch.keys(),
            tombstones.apply(batch.settleMillis()))
        .whenComplete(
            (done, fault) -> {
              Collection<String> kept = settle(batch.keys(), batch.token(), fault);
              replayed.addAndGet(batch.keys().size() - kept.size());
              replaying.set(false);
            });
  }

  /** How many keys' invalidations could not be sent at once. */
  public long journaled() {
    return journaled.get();
  }

  /** How many of them have been sent since. */
  public long replayed() {
    return replayed.get();
  }
}
