package dev.larder.config.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Redis is reached. Immutable.
 *
 * @param timeout of one read
 * @param invalidateTimeout how long an invalidation is awaited
 * @param reconnectMax the longest pause between attempts to connect
 * @param maxInFlight commands under way, past which calls bypass the cache
 */
public record RedisSettings(
    ServerSettings server,
    Duration timeout,
    Duration invalidateTimeout,
    Duration reconnectMax,
    int maxInFlight) {
  /** Whether another says the same, wherever in a file it stands. */
  public boolean isLike(@Nullable RedisSettings other) {
    return other != null
        && server.isLike(other.server)
        && timeout.equals(other.timeout)
        && invalidateTimeout.equals(other.invalidateTimeout)
        && reconnectMax.equals(other.reconnectMax)
        && maxInFlight == other.maxInFlight;
  }

  /** What is unsafe about them, in a sentence that begins small; null if nothing is. */
  public @Nullable String warning() {
    TlsSettings tls = server.tls();
    return tls != null && tls.verify() == TlsSettings.Verify.NONE
        ? "tls.verify is none, so that anybody between may read and change what is cached; write full"
        : null;
  }
}
