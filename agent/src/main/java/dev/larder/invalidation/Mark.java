package dev.larder.invalidation;

/**
 * The latest invalidation of a key, in the journal.
 *
 * @param settleMillis for how long after it what is loaded may be out of date
 * @param waits whether it has to be sent again
 * @param whole whether nothing of it has been sent: it stands for others that were lost
 */
record Mark(long token, long settleMillis, boolean waits, boolean whole) {
  /** One that is sent. */
  Mark(long token, long settleMillis) {
    this(token, settleMillis, false, false);
  }

  /** The same that failed. */
  Mark waiting() {
    return new Mark(token, settleMillis, true, false);
  }

  /** Whether it is sent in one go with another one. */
  boolean isLike(Mark other) {
    return settleMillis == other.settleMillis && whole == other.whole;
  }

  boolean isOf(long wanted) {
    return token == wanted;
  }
}
