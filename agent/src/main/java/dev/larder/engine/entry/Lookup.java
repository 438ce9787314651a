package dev.larder.engine.entry;

import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup found: a hit, or the reason why there is none, and what a later store has to find
 * unchanged.
 *
 * @param hit ready to be served, null on a miss
 * @param notFound whether the hit is a not-found entry
 * @param missed why there is no hit, null on a hit
 */
public record Lookup(@Nullable Hit hit, boolean notFound, @Nullable MissReason missed, Seen seen) {
  public static Lookup hit(Hit hit, boolean notFound, Seen seen) {
    return new Lookup(hit, notFound, null, seen);
  }

  public static Lookup miss(MissReason reason, Seen seen) {
    return new Lookup(null, false, reason, seen);
  }

  public boolean isHit() {
    return hit != null;
  }
}
