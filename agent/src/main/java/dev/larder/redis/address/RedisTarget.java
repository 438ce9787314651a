package dev.larder.redis.address;

import java.time.Duration;

/**
 * Which Redis, and how patient to be with it. Immutable; its text never shows the password.
 *
 * @param readTimeout the longest wait for one read
 * @param invalidateTimeout the longest wait for a write or a drop to be acknowledged
 * @param reconnectMax the longest pause between two attempts to connect
 * @param maxInFlight commands without an answer; past it calls are refused
 */
public record RedisTarget(
    ServerAddress address,
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
  }

  /** A target with the timeouts that a rule file has if it says nothing. */
  public static RedisTarget of(String uri) {
    return of(ServerAddress.of(uri));
  }

  /** A target with the timeouts that a rule file has if it says nothing. */
  public static RedisTarget of(ServerAddress address) {
    return new RedisTarget(
        address, Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(2), 2048);
  }

  /** The same of another server. */
  public RedisTarget at(ServerAddress another) {
    return new RedisTarget(another, readTimeout, invalidateTimeout, reconnectMax, maxInFlight);
  }

  /**
   * How long a connection may answer nothing before it is taken for dead. A network that swallows
   * packets is otherwise noticed by the operating system only, after a quarter of an hour. Where
   * another server may have taken over there is reason to ask sooner.
   */
  public Duration silenceMax() {
    return address.mayMove() ? reconnectMax : reconnectMax.multipliedBy(SILENT_RECONNECTS);
  }
}
