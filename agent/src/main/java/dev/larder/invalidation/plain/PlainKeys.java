package dev.larder.invalidation.plain;

import dev.larder.key.CompiledKey;
import dev.larder.key.glob.Glob;
import dev.larder.store.KeyStore;
import dev.larder.store.KeyStore.Removal;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The keys of the rules whose entries have no envelope. A drop leaves nothing there, since another
 * program would take a tombstone for a value. Nor do such entries carry versions: what is dropped
 * by one is removed by a scan, and until that is over this JVM serves and keeps nothing of what it
 * may find. Thread-safe; immutable snapshots, replaced under its monitor.
 */
public final class PlainKeys {
  private volatile List<OfRule> rules = List.of();
  private volatile Function<List<OfRule>, Runnable> listener = found -> () -> {};

  /** How often each pattern is waited for. */
  private volatile Map<String, Integer> awaited = Map.of();

  /**
   * Those of one rule.
   *
   * @param version the key of its version
   * @param glob what its keys look like, with the namespace
   */
  public record OfRule(String version, String glob) {}

  /** Knows these rules, and no others any more. */
  public void cover(List<OfRule> these) {
    rules = List.copyOf(these);
  }

  /** Those of these keys that are such ones; versions are none. */
  private List<String> among(Collection<String> keys) {
    List<String> found = List.of();
    if (!rules.isEmpty()) {
      for (String key : keys) {
        if (has(key)) {
          found = found.isEmpty() ? new ArrayList<>() : found;
          found.add(key);
        }
      }
    }
    return found;
  }

  /** A store's drop. */
  public interface Drop {
    /** As {@link dev.larder.store.Store#drop}. */
    CompletionStage<Void> of(Collection<String> keys, Tombstone tombstone);
  }

  /** Has a store drop keys, so that nothing is left at such ones. */
  public CompletionStage<Void> drop(Drop store, Collection<String> keys, Tombstone tombstone) {
    List<String> bare = among(keys);
    if (bare.isEmpty()) {
      return store.of(keys, tombstone);
    }
    List<String> others = without(bare, keys);
    CompletionStage<Collection<String>> dropped = undone(store, bare, Tombstone.NONE);
    CompletionStage<Collection<String>> rest =
        others.isEmpty()
            ? CompletableFuture.completedFuture(List.of())
            : undone(store, others, tombstone);
    return dropped.thenCombine(rest, PlainKeys::both).thenCompose(PlainKeys::outcome);
  }

  private static CompletionStage<Collection<String>> undone(
      Drop store, Collection<String> keys, Tombstone tombstone) {
    return store.of(keys, tombstone).handle((done, fault) -> StoreException.undone(keys, fault));
  }

  private static List<String> both(Collection<String> some, Collection<String> others) {
    List<String> both = new ArrayList<>(some);
    both.addAll(others);
    return both;
  }

  private static CompletionStage<Void> outcome(List<String> undone) {
    return undone.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : CompletableFuture.failedFuture(new StoreException("not all is dropped", undone));
  }

  /** Has a store remove keys, so that nothing is left at such ones, whatever they held. */
  public CompletionStage<Long> remove(KeyStore store, List<String> keys, Removal removal) {
    List<String> bare = among(keys);
    if (bare.isEmpty()) {
      return store.remove(keys, removal);
    }
    List<String> others = without(bare, keys);
    CompletionStage<Long> removed = store.remove(bare, removal.leavingNothing());
    return others.isEmpty()
        ? removed
        : removed.thenCombine(store.remove(others, removal), Long::sum);
  }

  private static List<String> without(List<String> bare, Collection<String> keys) {
    Set<String> those = new HashSet<>(bare);
    return keys.stream().filter(key -> !those.contains(key)).toList();
  }

  /** Such a key is never shortened; one that is may look like it, and is another rule's. */
  private boolean has(String key) {
    for (OfRule rule : rules) {
      if (Glob.matches(rule.glob(), key)) {
        return !VersionKeys.isVersion(key) && !CompiledKey.isShortened(key);
      }
    }
    return false;
  }

  /** The rules of which a pattern may mean keys. */
  public List<OfRule> meeting(String glob) {
    return rules.stream().filter(rule -> Glob.meet(rule.glob(), glob)).toList();
  }

  /**
   * Tells of rules whose versions are raised from now on.
   *
   * @param listener is told while the versions are dirty yet; what it returns is run when they are
   *     not
   */
  public void onRaised(Function<List<OfRule>, Runnable> listener) {
    this.listener = listener;
  }

  /**
   * Some keys have been dropped, which are dirty yet; of those that are versions the listener
   * hears.
   *
   * @return to be run when they are not
   */
  public Runnable raised(Collection<String> keys) {
    List<OfRule> found = new ArrayList<>();
    for (OfRule rule : rules) {
      if (keys.contains(rule.version())) {
        found.add(rule);
      }
    }
    return found.isEmpty() ? () -> {} : listener.apply(found);
  }

  /** Entries that a pattern means are out of date until {@link #end} is told as often. */
  public synchronized void await(String glob) {
    Map<String, Integer> more = new HashMap<>(awaited);
    more.merge(glob, 1, Integer::sum);
    awaited = Map.copyOf(more);
  }

  /** They are removed, or nobody will. */
  public synchronized void end(String glob) {
    Map<String, Integer> less = new HashMap<>(awaited);
    less.computeIfPresent(glob, (same, count) -> count == 1 ? null : count - 1);
    awaited = Map.copyOf(less);
  }

  /** Whether what such a key holds may be out of date. */
  public boolean isAwaited(String key) {
    Map<String, Integer> now = awaited;
    if (now.isEmpty() || !has(key)) {
      return false;
    }
    for (String glob : now.keySet()) {
      if (Glob.matches(glob, key)) {
        return true;
      }
    }
    return false;
  }
}
