package dev.larder.invalidation;

/**
 * The latest invalidation of a key, in the journal.
 *
 * @param settleMillis for how long after it what is loaded may be out of date
 * @param waits whether it has to be sent again
 * @param whole whether nothing of it has been sent: it stands for others that were lost
 * @param failed whether it has failed, so that the store may know what of it is missing
 */
record Mark(long token, long settleMillis, boolean waits, boolean whole, boolean failed) {
  /** One that is sent for the first time. */
  Mark(long token, long settleMillis) {
    this(token, settleMillis, false, false, false);
  }

  /** One that stands for others. */
  static Mark ofLost(long token, long settleMillis) {
    return new Mark(token, settleMillis, true, true, false);
  }

  /** The same that failed. */
  Mark waiting() {
    return new Mark(token, settleMillis, true, false, true);
  }

  /** The same that is sent once more. */
  Mark sent(long anew) {
    return new Mark(anew, settleMillis, false, false, failed);
  }

  /** Whether it is sent in one go with another one. */
  boolean isLike(Mark other) {
    return settleMillis == other.settleMillis && whole == other.whole;
  }

  boolean isOf(long wanted) {
    return token == wanted;
  }
}
