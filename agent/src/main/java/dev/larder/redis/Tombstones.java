package dev.larder.redis;

import dev.larder.redis.tracking.VersionScripts;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionKeys;
import dev.larder.version.VersionTable;
import io.lettuce.core.RedisFuture;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Replaces entries by a tombstone and raises versions, a pipelined batch at a time. A server that
 * is out of memory refuses even that: then the entries are at least removed, which it never
 * refuses, and the whole still counts as failed, so that the tombstones are set later. A version
 * that is removed has moved as well: it is made anew.
 */
final class Tombstones {
  private final List<String> keys;
  private final Tombstone tombstone;
  private final int batch;
  private final VersionTable versions;

  Tombstones(List<String> keys, Tombstone tombstone, int batch, VersionTable versions) {
    this.keys = keys;
    this.tombstone = tombstone;
    this.batch = batch;
    this.versions = versions;
  }

  /** Sends them all; completes when the last is acknowledged, each batch within this time. */
  CompletionStage<@Nullable Void> send(Link link, Duration limit) {
    return sendFrom(0, link, limit);
  }

  private CompletionStage<@Nullable Void> sendFrom(int from, Link link, Duration limit) {
    int to = Math.min(keys.size(), from + batch);
    CompletionStage<@Nullable Void> sent = sendBatch(keys.subList(from, to), link, limit);
    return to == keys.size() ? sent : sent.thenCompose(done -> sendFrom(to, link, limit));
  }

  private CompletionStage<@Nullable Void> sendBatch(List<String> some, Link link, Duration limit) {
    List<RedisFuture<?>> commands = new ArrayList<>(some.size());
    for (String key : some) {
      commands.add(drop(key, link));
    }
    Timeout deadline = link.deadline(commands, limit);
    CompletableFuture<?>[] all =
        commands.stream()
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(all)
        .whenComplete(
            (done, fault) -> {
              deadline.cancel();
              if (fault != null && Fault.of(fault) == Fault.OUT_OF_MEMORY) {
                remove(some, link);
              }
            })
        .<@Nullable Void>thenApply(done -> null);
  }

  private RedisFuture<?> drop(String key, Link link) {
    if (VersionKeys.isVersion(key)) {
      return VersionScripts.raise(
          link.commands(), key, versions.lifeMillis(key), tombstone.settleMillis());
    }
    return tombstone.isNone()
        ? link.commands().unlink(key)
        : link.commands().set(key, tombstone.bytes(), FencedPut.life(tombstone.ttlMillis()));
  }

  private static void remove(List<String> some, Link link) {
    for (String key : some) {
      var unused = link.commands().unlink(key); // its answer would change nothing
    }
  }
}
