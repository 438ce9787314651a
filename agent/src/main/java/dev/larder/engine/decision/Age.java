package dev.larder.engine.decision;

/**
 * What the rest of an entry's life means.
 *
 * @param standsIn whether the entry may answer where the load fails
 * @param leftMillis until its ttl is over; without meaning past it
 */
public record Age(Freshness freshness, boolean standsIn, long leftMillis) {
  /** Of an entry that is no more than that. */
  public static final Age FRESH = new Age(Freshness.FRESH, true, Long.MAX_VALUE);

  /** Of nothing. */
  public static final Age NONE = new Age(Freshness.NONE, false, 0);
}
