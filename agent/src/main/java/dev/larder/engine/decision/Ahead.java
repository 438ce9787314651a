package dev.larder.engine.decision;

import java.util.concurrent.TimeUnit;

/**
 * When an entry is loaded anew before its ttl is over: in the last part of it, or with a
 * probability that grows towards its end the faster the longer loads take (Vattani, Chierichetti,
 * Lowenstein: Optimal Probabilistic Cache Stampede Prevention, VLDB 2015, with beta = 1).
 *
 * @param zoneMillis how long before the end of its ttl it is at most
 * @param loads what the probability goes by; it is certain if {@code probable} is not set
 */
public record Ahead(long zoneMillis, boolean probable, LoadTime loads) {
  /** Never. */
  public static Ahead never() {
    return of(0);
  }

  /** In the last part of the ttl. */
  public static Ahead of(long zoneMillis) {
    return new Ahead(zoneMillis, false, new LoadTime());
  }

  /** By chance, in the second half of the ttl. */
  public static Ahead probable(long ttlMillis) {
    return new Ahead(ttlMillis / 2, true, new LoadTime());
  }

  /** Whether it may be. */
  boolean isNear(long leftMillis) {
    return leftMillis <= zoneMillis;
  }

  /**
   * Whether it is.
   *
   * @param leftMillis until the end of the ttl
   * @param uniform from 0 to 1
   */
  public boolean isDue(long leftMillis, double uniform) {
    return isNear(leftMillis)
        && (!probable
            || -Math.log(uniform) * loads.nanos() >= TimeUnit.MILLISECONDS.toNanos(leftMillis));
  }
}
