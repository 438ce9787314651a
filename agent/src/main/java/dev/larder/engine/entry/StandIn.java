package dev.larder.engine.entry;

import dev.larder.store.Seen;
import org.jspecify.annotations.Nullable;

/**
 * What may answer for a load that fails.
 *
 * @param seen what was found with it
 * @param untilNanos of the ticker: when its time is over
 */
public record StandIn(Hit hit, Seen seen, long untilNanos) {
  /** What a lookup found; null if there is nothing. */
  static @Nullable StandIn of(Lookup lookup, long nowNanos) {
    Hit hit = lookup.hit();
    long millis = lookup.age().standInMillis();
    return hit == null || millis <= 0
        ? null
        : new StandIn(hit, lookup.seen(), nowNanos + millis * 1_000_000);
  }

  /** Whether its time is not over. */
  public boolean isInTime(long nowNanos) {
    return untilNanos - nowNanos > 0;
  }
}
