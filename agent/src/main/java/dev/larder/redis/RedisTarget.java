package dev.larder.redis;

import io.lettuce.core.RedisURI;
import java.time.Duration;

/**
 * Which Redis, and how patient to be with it. Immutable; its text never shows the password.
 *
 * @param uri {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS;
 *     special characters of a password percent-encoded
 * @param readTimeout the longest wait for one read
 * @param invalidateTimeout the longest wait for a write or a drop to be acknowledged
 * @param reconnectMax the longest pause between two attempts to connect
 * @param maxInFlight commands without an answer; past it calls are refused
 */
public record RedisTarget(
    String uri,
    Duration readTimeout,
    Duration invalidateTimeout,
    Duration reconnectMax,
    int maxInFlight) {
  private static final int SILENT_RECONNECTS = 5;

  /** Checks the parts, so that whatever is built from them cannot fail on them. */
  public RedisTarget {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("max-in-flight is at least 1");
    }
    if (readTimeout.toMillis() < 1
        || invalidateTimeout.toMillis() < 1
        || reconnectMax.toMillis() < 1) {
      throw new IllegalArgumentException("a timeout is at least 1ms");
    }
    parse(uri);
  }

  /** A target with the timeouts that a rule file has if it says nothing. */
  public static RedisTarget of(String uri) {
    return new RedisTarget(
        uri, Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(2), 2048);
  }

  /** The URI without user and password. */
  public String describe() {
    RedisURI parsed = redisUri();
    String scheme = parsed.isSsl() ? "rediss" : "redis";
    return scheme + "://" + parsed.getHost() + ":" + parsed.getPort() + "/" + parsed.getDatabase();
  }

  @Override
  public String toString() {
    return "RedisTarget[" + describe() + "]";
  }

  RedisURI redisUri() {
    return parse(uri);
  }

  /**
   * How long a connection may answer nothing before it is taken for dead. A network that swallows
   * packets is otherwise noticed by the operating system only, after a quarter of an hour.
   */
  Duration silenceMax() {
    return reconnectMax.multipliedBy(SILENT_RECONNECTS);
  }

  private static RedisURI parse(String uri) {
    RedisURI parsed;
    try {
      parsed = RedisURI.create(uri);
    } catch (RuntimeException e) {
      // Without the cause: its message repeats the URI, password and all.
      throw new IllegalArgumentException(
          "not a Redis URI; write redis://[[user]:password@]host[:port][/database], special"
              + " characters of the password percent-encoded");
    }
    if (parsed.getHost() == null || !parsed.getSentinels().isEmpty()) {
      throw new IllegalArgumentException("a Redis URI starts with redis:// or rediss://");
    }
    return parsed;
  }
}
