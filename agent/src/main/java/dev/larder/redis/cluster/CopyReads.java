package dev.larder.redis.cluster;

import dev.larder.store.Reading;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Reads entries with the copies of versions of their group. Where one server holds both, as it does
 * for nearly all slots, that is one read. Else the other server is asked at the same time, each
 * time anew: what it tells of versions that move may come after the entry. Thread-safe.
 */
final class CopyReads {
  private final ClusterMap map;
  private final String prefix;
  private final long timeoutNanos;
  private final Ticker ticker;

  CopyReads(ClusterMap map, String prefix, Duration timeout, Ticker ticker) {
    this.map = map;
    this.prefix = prefix;
    this.timeoutNanos = timeout.toNanos();
    this.ticker = ticker;
  }

  Reading get(ClusterNode node, String key, int slot, CallTags tags, long waitedNanos) {
    if (needsNone(tags)) {
      return node.guarded().get(key, tags, waitedNanos);
    }
    int group = SlotKeys.group(slot);
    if (isOfCopies(node, group)) {
      return named(node.guarded().get(key, copies(group, tags), waitedNanos));
    }
    long end = ticker.nanos() + timeoutNanos - waitedNanos;
    CompletionStage<Versions> asked = versions(group, tags.keys(), tags.open());
    Reading reading = node.guarded().get(key, bare(tags), waitedNanos);
    return reading.seen().isAnswered() ? reading.with(await(asked, tags, end)) : reading;
  }

  /** As {@link dev.larder.store.Store#askAll}, of keys of one group that a server holds. */
  Supplier<List<Reading>> askAll(ClusterNode node, List<String> keys, CallTags tags) {
    if (needsNone(tags)) {
      return node.guarded().askAll(keys, tags);
    }
    int group = SlotKeys.group(SlotKeys.slot(keys.get(0)));
    if (isOfCopies(node, group)) {
      Supplier<List<Reading>> asked = node.guarded().askAll(keys, copies(group, tags));
      return () -> asked.get().stream().map(this::named).toList();
    }
    long end = ticker.nanos() + timeoutNanos;
    CompletionStage<Versions> versions = versions(group, tags.keys(), tags.open());
    Supplier<List<Reading>> asked = node.guarded().askAll(keys, bare(tags));
    return () -> {
      List<Reading> readings = asked.get();
      Versions told = await(versions, tags, end);
      return readings.stream()
          .map(reading -> reading.seen().isAnswered() ? reading.with(told) : reading)
          .toList();
    };
  }

  /**
   * The versions of some tags by the copies of a group, from whoever holds them.
   *
   * @param timed with the time of that server before them
   */
  CompletionStage<Versions> versions(int group, List<String> keys, boolean timed) {
    ClusterNode holder = map.owner(SlotKeys.slotOfCopies(group));
    return holder.isLeftAlone()
        ? CompletableFuture.completedFuture(unknown(keys, timed))
        : holder.store().versions(copies(group, keys), timed).thenApply(this::named);
  }

  private static boolean needsNone(CallTags tags) {
    return tags.keys().isEmpty() && !tags.open();
  }

  private boolean isOfCopies(ClusterNode node, int group) {
    return map.owner(SlotKeys.slotOfCopies(group)) == node;
  }

  private CallTags copies(int group, CallTags tags) {
    return new CallTags(copies(group, tags.keys()), tags.open(), tags.aged());
  }

  private List<String> copies(int group, List<String> versions) {
    List<String> copies = new ArrayList<>(versions.size());
    for (String version : versions) {
      copies.add(SlotKeys.copy(prefix, group, version));
    }
    return copies;
  }

  private static CallTags bare(CallTags tags) {
    return new CallTags(List.of(), false, tags.aged());
  }

  private Reading named(Reading reading) {
    return reading.with(named(reading.seen().versions()));
  }

  /** Copies by what they are copies of. */
  private Versions named(Versions copies) {
    List<String> names = new ArrayList<>(copies.keys().size());
    for (String copy : copies.keys()) {
      names.add(SlotKeys.version(prefix, copy));
    }
    return copies.named(names);
  }

  private Versions await(CompletionStage<Versions> asked, CallTags tags, long endNanos) {
    try {
      long left = Math.max(0, endNanos - ticker.nanos());
      return asked.toCompletableFuture().get(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // counted as a fault where it was asked
    }
    return unknown(tags.keys(), tags.open());
  }

  private static Versions unknown(List<String> keys, boolean timed) {
    Versions unknown = Versions.unknown(keys);
    return timed ? unknown.untrusted() : unknown;
  }
}
