package dev.larder.explain;

import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.store.HeldKeys;
import dev.larder.store.HeldKeys.Held;
import dev.larder.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One look at an entry in Redis and keys that have to do with it. Once one question has had no
 * answer it asks no more. The store keeps the time. Not thread-safe.
 */
final class RedisLook {
  private final HeldKeys keys;
  private final String entry;
  private final Map<String, Held> held = new HashMap<>();
  private @Nullable String fault;

  RedisLook(HeldKeys keys, String entry, CircuitBreaker reads) {
    this.keys = keys;
    this.entry = entry;
    State state = reads.snapshot().state();
    if (state != State.CLOSED) {
      fault = "not asked, the breaker of reads is " + state;
    }
  }

  /** Why there is no answer, null if there is none missing. */
  @Nullable String fault() {
    return fault;
  }

  /** What a key holds, null if it was not asked for, or had no answer. */
  @Nullable Held at(String key) {
    return held.get(key);
  }

  void ask(List<String> wanted) {
    for (int from = 0; from < wanted.size() && fault == null; from += HeldKeys.MOST) {
      askSome(wanted.subList(from, Math.min(wanted.size(), from + HeldKeys.MOST)));
    }
  }

  private void askSome(List<String> some) {
    try {
      List<Held> told = keys.held(entry, some).toCompletableFuture().get();
      for (int i = 0; i < some.size(); i++) {
        held.put(some.get(i), told.get(i));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      fault = "interrupted";
    } catch (ExecutionException missing) {
      Throwable cause = missing.getCause();
      fault = cause instanceof StoreException ? cause.getMessage() : "no answer";
    }
  }
}
