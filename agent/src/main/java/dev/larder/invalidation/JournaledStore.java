package dev.larder.invalidation;

import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.time.Ticker;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A store that forgets no invalidation: a key is dirty from before its drop is sent until Redis has
 * confirmed it. Drops that fail are replayed by {@link #replay}; until then the key is read from
 * the origin. Thread-safe.
 */
public final class JournaledStore implements Store {
  private static final int MOST_KEYS = 10_000;
  private static final int REPLAY_BATCH = 200;

  private final Store inner;
  private final Tombstones tombstones;
  private final Ticker ticker;
  private final Journal journal;
  private final AtomicBoolean replaying = new AtomicBoolean();
  private final AtomicLong replayed = new AtomicLong();

  /**
   * What a drop leaves under a key.
   *
   * @param fresh makes one with an id of its own
   * @param ttlMillis how long it lives
   */
  public record Tombstones(Supplier<byte[]> fresh, long ttlMillis) {}

  /**
   * A journal before this store.
   *
   * @param longestTtlNanos of any rule's entries: how long nothing is trusted after an overflow
   */
  public JournaledStore(Store inner, Tombstones tombstones, Ticker ticker, long longestTtlNanos) {
    this.inner = inner;
    this.tombstones = tombstones;
    this.ticker = ticker;
    journal = new Journal(MOST_KEYS, longestTtlNanos);
  }

  /** Makes sure of entries that live longer than those known so far; by one thread. */
  public void cover(long ttlNanos) {
    journal.cover(ttlNanos);
  }

  @Override
  public Reading get(String key) {
    return journal.isDirty(key, ticker.nanos()) ? Reading.UNKNOWN : inner.get(key);
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    return journal.isDirty(key, ticker.nanos())
        ? CompletableFuture.completedFuture(false)
        : inner.put(key, seen, entry, ttlMillis);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, byte[] tombstone, long ttlMillis) {
    long token = journal.mark(keys, ticker.nanos());
    return inner
        .drop(keys, tombstone, ttlMillis)
        .whenComplete(
            (done, fault) -> {
              if (fault == null) {
                journal.confirm(keys, token);
              } else {
                journal.keep(keys.size());
              }
            });
  }

  /** Drops keys with a fresh tombstone. */
  CompletionStage<Void> drop(Collection<String> keys) {
    return drop(keys, tombstones.fresh().get(), tombstones.ttlMillis());
  }

  /** Sends a batch of the drops that failed once more; to be called now and then. Does not wait. */
  public void replay() {
    if (journal.isEmpty() || !replaying.compareAndSet(false, true)) {
      return;
    }
    List<String> keys = journal.some(REPLAY_BATCH);
    long token = journal.mark(keys, ticker.nanos());
    inner
        .drop(keys, tombstones.fresh().get(), tombstones.ttlMillis())
        .whenComplete(
            (done, fault) -> {
              replaying.set(false);
              if (fault == null) {
                journal.confirm(keys, token);
                replayed.addAndGet(keys.size());
              }
            });
  }

  /** How many keys' invalidations could not be sent at once. */
  public long journaled() {
    return journal.journaled();
  }

  /** How many of them have been sent since. */
  public long replayed() {
    return replayed.get();
  }
}
