package dev.larder.invalidation;

/**
 * The latest invalidation of a key, in the journal.
 *
 * @param settleMillis for how long after it what is loaded may be out of date
 * @param waits whether it has to be sent again
 */
record Mark(long token, long settleMillis, boolean waits) {
  boolean isOf(long wanted) {
    return token == wanted;
  }
}
