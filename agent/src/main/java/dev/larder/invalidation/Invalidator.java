package dev.larder.invalidation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys out of every store: first what this JVM holds and loads, then Redis. A key is dirty
 * before anything else happens, so that no call which begins after this one returns can get the
 * older value. Thread-safe.
 */
public final class Invalidator {
  private final Local local;
  private final @Nullable JournaledStore remote;
  private final long awaitMillis;

  /** What this JVM holds and loads. */
  public interface Local {
    /** Dooms a key's load and drops its entries. */
    void drop(String key);

    /** Keeps nothing of a key until its release; false: there is nothing to release. */
    boolean hold(String key);

    /** Ends one hold of a key. */
    void release(String key);
  }

  /**
   * An invalidator of these stores.
   *
   * @param remote null where entries live in this JVM only
   * @param awaitMillis the longest that {@link #invalidate} waits for Redis
   */
  public Invalidator(Local local, @Nullable JournaledStore remote, long awaitMillis) {
    this.local = local;
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
      local.drop(key);
    }
  }

  /**
   * Serves and keeps nothing of these keys in this JVM until what it returns is run: for a write
   * that goes on after its call has returned. Whoever waits for its end may be told of it before
   * the invalidator is.
   */
  public Runnable hold(List<String> keys) {
    List<String> held = new ArrayList<>(keys.size());
    for (String key : keys) {
      if (local.hold(key)) {
        held.add(key);
      }
      local.drop(key);
    }
    return () -> held.forEach(local::release);
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
