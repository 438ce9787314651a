package dev.larder.config;

import dev.larder.config.source.Located;
import java.time.Duration;

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
