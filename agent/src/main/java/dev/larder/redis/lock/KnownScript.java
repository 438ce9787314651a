package dev.larder.redis.lock;

import dev.larder.redis.RedisStore;
import dev.larder.redis.RedisStore.Script;
import java.util.concurrent.CompletableFuture;

/**
 * A script that goes out in full until the server has run it once, and again when the server turns
 * out to have forgotten it. Thread-safe.
 */
public final class KnownScript {
  private final RedisStore store;
  private final Script script;
  private volatile boolean isKnown;

  /** A script that the server does not know yet. */
  public KnownScript(RedisStore store, String text) {
    this.store = store;
    this.script = Script.of(text);
  }

  /** Runs it on one key, as {@link RedisStore#run}; what it gives is its own number. */
  public CompletableFuture<Long> run(String key, byte[]... arguments) {
    return store
        .run(script, !isKnown, key, arguments)
        .thenCompose(
            answer -> {
              isKnown = true;
              return answer == RedisStore.NOT_KNOWN
                  ? store.run(script, true, key, arguments)
                  : CompletableFuture.completedFuture(answer);
            });
  }
}
