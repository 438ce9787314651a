package dev.larder.engine;

/**
 * How long an entry lives.
 *
 * @param freshMillis {@link Long#MAX_VALUE} for ever
 * @param aheadMillis at the end of which it may be loaded anew
 * @param staleMillis how long after it the entry may still be served, if not as what it was
 * @param slides whether a hit renews it
 */
record Life(long freshMillis, long aheadMillis, long staleMillis, boolean slides) {
  /** While nothing but the entry is of interest. */
  long quietMillis() {
    return Math.max(0, freshMillis - aheadMillis);
  }

  /** Until it is nothing any more. */
  long wholeMillis() {
    return freshMillis > Long.MAX_VALUE - staleMillis ? Long.MAX_VALUE : freshMillis + staleMillis;
  }
}
