package dev.larder.engine.entry;

import dev.larder.engine.decision.Age;
import dev.larder.engine.decision.Freshness;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.version.CallTags;
import java.util.List;
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
 * @param source what the hit was made of, where anybody asks for it
 */
public record Lookup(
    @Nullable Hit hit,
    boolean notFound,
    @Nullable MissReason missed,
    Seen seen,
    Age age,
    long tookNanos,
    @Nullable Source source) {
  /**
   * What a hit was made of, where it may be kept in this JVM.
   *
   * @param bytes the entry as it was before it was made ready for Redis
   * @param carried the keys of the versions that it carries
   * @param leftMillis how long it lives yet; {@link Long#MAX_VALUE} for ever, or not asked for
   */
  @SuppressWarnings("ArrayRecordComponent") // it is never compared
  public record Source(byte[] bytes, List<String> carried, long leftMillis) {}

  public static Lookup hit(Hit hit, boolean notFound, Seen seen) {
    return new Lookup(hit, notFound, null, seen, Age.FRESH, 0, null);
  }

  /** A value of an age that matters. */
  public static Lookup aged(Hit hit, Seen seen, Age age) {
    MissReason missed = age.freshness() == Freshness.AGING ? null : MissReason.STALE;
    return age.freshness() == Freshness.FRESH
        ? hit(hit, false, seen)
        : new Lookup(hit, false, missed, seen.ending(), age, 0, null);
  }

  public static Lookup miss(MissReason reason, Seen seen) {
    return new Lookup(null, false, reason, seen, Age.NONE, 0, null);
  }

  /**
   * The same with the versions of these tags alone: so that calls that had to ask for others have
   * seen the same as calls that knew them.
   */
  public Lookup about(CallTags tags) {
    Seen less = seen.about(tags.keys());
    return less == seen ? this : new Lookup(hit, notFound, missed, less, age, tookNanos, source);
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
    return new Lookup(hit, notFound, missed, seen, age, nanos, source);
  }

  /** The same, made of this. */
  public Lookup of(Source from) {
    return new Lookup(hit, notFound, missed, seen, age, tookNanos, from);
  }

  /** What may answer where the load fails; null if there is nothing. */
  public @Nullable StandIn standIn(long nowNanos) {
    return StandIn.of(this, nowNanos);
  }
}
