package dev.larder.redis.lock;

import dev.larder.redis.RedisServers;
import dev.larder.redis.RedisStore;
import dev.larder.redis.Script;
import java.util.concurrent.CompletableFuture;

/**
 * A script that goes out in full until the server has run it once, and again when the server turns
 * out to have forgotten it. Thread-safe.
 */
public final class KnownScript {
  private final RedisServers servers;
  private final Script script;
  private volatile boolean isKnown;

  /** A script that the server does not know yet. */
  public KnownScript(RedisServers servers, String text) {
    this.servers = servers;
    this.script = Script.of(text);
  }

  /** Runs it on one key, as {@link RedisStore#run}; what it gives is its own number. */
  public CompletableFuture<Long> run(String key, byte[]... arguments) {
    return servers
        .at(key)
        .run(script, !isKnown, key, arguments)
        .thenCompose(
            answer -> {
              isKnown = true;
              return answer == Script.NOT_KNOWN
                  ? servers.at(key).run(script, true, key, arguments)
                  : CompletableFuture.completedFuture(answer);
            });
  }
}
