package dev.larder.redis.cluster;

import dev.larder.redis.scan.Portions;
import dev.larder.store.HeldKeys;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionKeys;
import dev.larder.version.Versions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Entries in a cluster: each call goes to the server that holds its key, and each entry carries the
 * copies of versions that {@link SlotKeys} says. Thread-safe.
 *
 * <p>A slot that moves takes tombstones and versions with it, so that a key is the same key there;
 * a replica that has taken over may lack the last ones, and nothing is stored after a lookup from
 * before. A read that comes while its slot is on its way runs the origin.
 */
public final class ClusterStore implements Store, HeldKeys {
  /** Each of them may be a command of its own. */
  private static final int MOST_KEYS = 500;

  private final ClusterMap map;
  private final String prefix;
  private final Ticker ticker;
  private final CopyReads copies;
  private final ClusterDrops drops;
  private final long timeoutNanos;

  /**
   * The entries of a cluster.
   *
   * @param prefix what the keys of versions begin with
   * @param timeout of one read
   */
  public ClusterStore(ClusterMap map, String prefix, Duration timeout, Ticker ticker) {
    this.map = map;
    this.prefix = prefix;
    this.ticker = ticker;
    copies = new CopyReads(map, prefix, timeout, ticker);
    drops = new ClusterDrops(map, prefix);
    timeoutNanos = timeout.toNanos();
  }

  /**
   * Of what version a key is a copy.
   *
   * @param prefix what the keys of versions begin with
   */
  public static String version(String prefix, String copy) {
    return SlotKeys.version(prefix, copy);
  }

  @Override
  public Reading get(String key) {
    return get(key, CallTags.NONE);
  }

  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    int slot = SlotKeys.slot(key);
    ClusterNode node = map.owner(slot);
    long began = ticker.nanos();
    Reading reading = copies.get(node, key, slot, tags, waitedNanos);
    ClusterNode owner = map.owner(slot);
    return reading.seen().isAnswered() || owner == node
        ? reading
        : copies.get(owner, key, slot, tags, waitedNanos + ticker.nanos() - began);
  }

  /** One round trip to all servers at once, for some hundred keys after the other. */
  @Override
  public Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    long began = ticker.nanos();
    ManyParts parts = new ManyParts(map, copies);
    return Portions.ask(
        keys,
        MOST_KEYS,
        () -> ticker.nanos() - began < timeoutNanos,
        some -> parts.askAll(some, tags));
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return copies.versions(SlotKeys.group(SlotKeys.slot(entry)), keys, true);
  }

  /** Known where the messages about both come over one connection. */
  @Override
  public long knownVersion(String entry, String key) {
    int slot = SlotKeys.slot(entry);
    int group = SlotKeys.group(slot);
    ClusterNode node = map.owner(SlotKeys.slotOfCopies(group));
    return node == map.owner(slot)
        ? node.store().knownVersion(entry, SlotKeys.copy(prefix, group, key))
        : 0;
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    int slot = SlotKeys.slot(key);
    ClusterNode node = map.owner(slot);
    int ofCopies = SlotKeys.slotOfCopies(SlotKeys.group(slot));
    boolean mayBeOld =
        seen.isBefore(map.sinceNanos(slot))
            || (!seen.versions().areNone() && seen.isBefore(map.sinceNanos(ofCopies)));
    return mayBeOld
        ? CompletableFuture.completedFuture(false)
        : node.guarded().put(key, seen, entry, ttlMillis);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    return drops.drop(keys, tombstone);
  }

  @Override
  public CompletionStage<Void> dropRest(Collection<String> keys, Tombstone tombstone) {
    return drops.dropRest(keys, tombstone);
  }

  @Override
  public boolean isUnconfirmed(String entry, String version) {
    return drops.isUnconfirmed(entry, version);
  }

  @Override
  public CompletionStage<List<Held>> held(String entry, List<String> keys) {
    List<CompletableFuture<Held>> all =
        keys.stream().map(key -> held(entry, key).toCompletableFuture()).toList();
    return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Held> held(String entry, String key) {
    String there = key;
    if (VersionKeys.isVersion(key)) {
      there = SlotKeys.copy(prefix, SlotKeys.group(SlotKeys.slot(entry)), key);
    } else if (!key.equals(entry)) {
      there = SlotKeys.lock(key);
    }
    if (there == null) {
      return CompletableFuture.completedFuture(new Held(State.NOTHING, null, NOT_TOLD));
    }
    return map.at(there)
        .held(there, List.of(there))
        .thenApply(
            held -> {
              if (held.isEmpty()) {
                throw new StoreException("no answer");
              }
              return held.get(0);
            });
  }
}
