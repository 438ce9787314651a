package dev.larder.redis;

import io.lettuce.core.RedisFuture;
import io.netty.util.Timeout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Replaces entries by a tombstone, a pipelined batch at a time. A server that is out of memory
 * refuses even that: then the entries are at least removed, which it never refuses, and the whole
 * still counts as failed, so that the tombstones are set later.
 */
final class Tombstones {
  private final List<String> keys;
  private final byte[] tombstone;
  private final long ttlMillis;
  private final int batch;

  Tombstones(List<String> keys, byte[] tombstone, long ttlMillis, int batch) {
    this.keys = keys;
    this.tombstone = tombstone;
    this.ttlMillis = ttlMillis;
    this.batch = batch;
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
    List<RedisFuture<String>> commands = new ArrayList<>(some.size());
    for (String key : some) {
      commands.add(link.commands().set(key, tombstone, FencedPut.life(ttlMillis)));
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

  private static void remove(List<String> some, Link link) {
    for (String key : some) {
      var unused = link.commands().unlink(key); // its answer would change nothing
    }
  }
}
