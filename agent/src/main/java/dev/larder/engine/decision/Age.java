package dev.larder.engine.decision;

/**
 * What the rest of an entry's life means.
 *
 * @param leftMillis until its ttl is over; below 0 past it
 * @param standInMillis how long the entry may answer from now on where the load fails
 */
public record Age(Freshness freshness, long leftMillis, long standInMillis) {
  /** Of an entry that is no more than that. */
  public static final Age FRESH = new Age(Freshness.FRESH, Long.MAX_VALUE, 0);

  /** Of nothing. */
  public static final Age NONE = new Age(Freshness.NONE, 0, 0);
}
