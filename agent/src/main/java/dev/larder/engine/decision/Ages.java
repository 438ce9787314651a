package dev.larder.engine.decision;

/**
 * What the rest of entries' lives means, which is their ttl and the longer of two windows.
 *
 * @param staleMillis how long past its ttl a value may be served while it is loaded anew
 * @param errorMillis how long past its ttl a value may be served where the load fails
 * @param ahead when it is loaded before
 */
public record Ages(long staleMillis, long errorMillis, Ahead ahead) {
  /** Of entries that are worth nothing past their ttl, and are not loaded before. */
  public static Ages none() {
    return new Ages(0, 0, Ahead.never());
  }

  /** How long entries live past their ttl. */
  public long windowMillis() {
    return Math.max(staleMillis, errorMillis);
  }

  /** Whether the age of an entry matters at all. */
  public boolean matter() {
    return windowMillis() > 0 || ahead.zoneMillis() > 0;
  }

  /**
   * What this much life means.
   *
   * @param leftMillis until the entry is gone; 0 where nobody could tell, which is old, but where
   *     it would be gone then
   */
  public Age of(long leftMillis) {
    long left = leftMillis - windowMillis();
    if (left > 0 || windowMillis() == 0) {
      boolean aging = left > 0 && ahead.isNear(left);
      return aging ? new Age(Freshness.AGING, left, left + errorMillis) : Age.FRESH;
    }
    boolean isStale = staleMillis > 0 && -left <= staleMillis;
    return new Age(isStale ? Freshness.STALE : Freshness.PAST, left, errorMillis + left);
  }
}
