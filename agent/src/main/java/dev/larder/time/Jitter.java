package dev.larder.time;

/**
 * Spreads the ends of entries that began together. It shortens only, so that no entry outlives its
 * rule's ttl.
 */
public final class Jitter {
  private Jitter() {}

  /**
   * Shortens a ttl to {@code ttl × (1 − share × uniform)}.
   *
   * @param ttlMillis the rule's ttl in milliseconds, at least 1
   * @param share the largest share taken off, from 0 to 1
   * @param uniform a random number from 0 (inclusive) to 1 (exclusive)
   * @return milliseconds, at least 1
   */
  public static long shorten(long ttlMillis, double share, double uniform) {
    return Math.max(1, ttlMillis - (long) (ttlMillis * share * uniform));
  }
}
