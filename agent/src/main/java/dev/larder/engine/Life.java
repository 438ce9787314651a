package dev.larder.engine;

/**
 * How long an entry lives.
 *
 * @param freshMillis {@link Long#MAX_VALUE} for ever
 * @param staleMillis how long after that it may still be served while it is loaded anew
 */
record Life(long freshMillis, long staleMillis) {
  /** Until it is nothing any more. */
  long wholeMillis() {
    return freshMillis > Long.MAX_VALUE - staleMillis ? Long.MAX_VALUE : freshMillis + staleMillis;
  }
}
