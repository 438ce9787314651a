package dev.larder.ops;

import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker before Redis, {@code dev.larder:type=Breaker}; of several servers the one
 * that is the farthest from closed.
 */
public interface BreakerMXBean {
  /** CLOSED, OPEN or HALF_OPEN. */
  String getState();

  /** Failures in a row. */
  int getFailures();

  /** How often it has opened. */
  long getOpenedCount();

  /**
   * When the next probe may go through, ISO 8601 in UTC; null while closed, and while opened by
   * hand, which no probe ends.
   */
  @Nullable String getOpenUntil();

  /** Opens it: Redis is not asked for a while. */
  void open();

  /** Closes it: Redis is asked again. */
  void close();
}
