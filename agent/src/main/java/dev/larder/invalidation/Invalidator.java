package dev.larder.invalidation;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys out of every store: first what this JVM holds and loads, then Redis. A key is dirty
 * before anything else happens, so that no call which begins after this one returns can get the
 * older value. Thread-safe.
 */
public final class Invalidator {
  private final Consumer<String> localDrop;
  private final @Nullable JournaledStore remote;
  private final long awaitMillis;

  /**
   * An invalidator of these stores.
   *
   * @param localDrop dooms a key's load and drops its entries in this JVM
   * @param remote null where entries live in this JVM only
   * @param awaitMillis the longest that {@link #invalidate} waits for Redis
   */
  public Invalidator(
      Consumer<String> localDrop, @Nullable JournaledStore remote, long awaitMillis) {
    this.localDrop = localDrop;
    this.remote = remote;
    this.awaitMillis = awaitMillis;
  }

  /**
   * Drops keys and waits until Redis has confirmed it, for a bounded time; what is not confirmed by
   * then stays dirty and is sent again. An interrupt ends the wait and stays set.
   */
  public void invalidate(List<String> keys) {
    CompletionStage<Void> confirmed = send(keys);
    if (confirmed != null) {
      await(confirmed);
    }
  }

  /** Drops keys without waiting, for callers that must not block. */
  public @Nullable CompletionStage<Void> send(List<String> keys) {
    CompletionStage<Void> confirmed = remote == null ? null : remote.drop(keys);
    dropHere(keys);
    return confirmed;
  }

  /**
   * Drops keys from this JVM alone, before a commit: a load of theirs that is going on may see what
   * is not committed.
   */
  public void dropHere(List<String> keys) {
    for (String key : keys) {
      localDrop.accept(key);
    }
  }

  private void await(CompletionStage<Void> confirmed) {
    try {
      confirmed.toCompletableFuture().get(awaitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unconfirmed) {
      // The journal keeps the keys dirty and sends them again.
    }
  }
}
