package dev.larder.engine.entry;

import dev.larder.engine.decision.Age;
import dev.larder.engine.decision.Freshness;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.version.CallTags;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup found: a hit, or the reason why there is none, and what a later store has to find
 * unchanged.
 *
 * @param hit ready to be served, null on a miss
 * @param notFound whether the hit is a not-found entry
 * @param missed why there is no hit, or why a hit may not be enough
 * @param age of the entry
 * @param tookNanos how long it took to find it, as far as anybody counts it
 */
public record Lookup(
    @Nullable Hit hit,
    boolean notFound,
    @Nullable MissReason missed,
    Seen seen,
    Age age,
    long tookNanos) {
  public static Lookup hit(Hit hit, boolean notFound, Seen seen) {
    return new Lookup(hit, notFound, null, seen, Age.FRESH, 0);
  }

  /** A value of an age that matters. */
  public static Lookup aged(Hit hit, Seen seen, Age age) {
    if (age.freshness() == Freshness.FRESH) {
      return hit(hit, false, seen);
    }
    MissReason missed = age.freshness() == Freshness.AGING ? null : MissReason.STALE;
    return new Lookup(hit, false, missed, seen.ending(), age, 0);
  }

  public static Lookup miss(MissReason reason, Seen seen) {
    return new Lookup(null, false, reason, seen, Age.NONE, 0);
  }

  /**
   * The same with the versions of these tags alone: so that calls that had to ask for others have
   * seen the same as calls that knew them.
   */
  public Lookup about(CallTags tags) {
    Seen less = seen.about(tags.keys());
    return less == seen ? this : new Lookup(hit, notFound, missed, less, age, tookNanos);
  }

  /** Whether there is an entry, be it past its ttl. */
  public boolean isHit() {
    return hit != null;
  }

  /** Whether there is an entry within its ttl. */
  public boolean isAlive() {
    return hit != null && missed == null;
  }

  /** What there is. */
  public Freshness freshness() {
    return age.freshness();
  }

  /** The same, which took so long. */
  public Lookup after(long nanos) {
    return new Lookup(hit, notFound, missed, seen, age, nanos);
  }

  /** What may answer where the load fails; null if there is nothing. */
  public @Nullable StandIn standIn(long nowNanos) {
    return StandIn.of(this, nowNanos);
  }
}
