package dev.larder.config;

import dev.larder.config.source.Located;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Redis is reached.
 *
 * @param uri may hold a password
 * @param timeout of one read
 * @param invalidateTimeout how long an invalidation is awaited
 * @param reconnectMax the longest pause between attempts to connect
 * @param maxInFlight commands under way, past which calls bypass the cache
 */
public record RedisSettings(
    Located uri,
    Duration timeout,
    Duration invalidateTimeout,
    Duration reconnectMax,
    int maxInFlight) {
  /** The URI without user and password. */
  public String uriWithoutSecret() {
    String text = uri.text();
    int scheme = text.indexOf("://") + 3;
    int at = text.lastIndexOf('@');
    return at < scheme ? text : text.substring(0, scheme) + "***" + text.substring(at);
  }

  /** Whether another says the same, wherever in a file it stands. */
  boolean isLike(@Nullable RedisSettings other) {
    return other != null
        && uri.text().equals(other.uri.text())
        && timeout.equals(other.timeout)
        && invalidateTimeout.equals(other.invalidateTimeout)
        && reconnectMax.equals(other.reconnectMax)
        && maxInFlight == other.maxInFlight;
  }

  @Override
  public String toString() {
    return "RedisSettings[uri="
        + uriWithoutSecret()
        + ", timeout="
        + timeout
        + ", invalidateTimeout="
        + invalidateTimeout
        + ", reconnectMax="
        + reconnectMax
        + ", maxInFlight="
        + maxInFlight
        + "]";
  }
}
