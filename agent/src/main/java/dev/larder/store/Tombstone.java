package dev.larder.store;

/**
 * What a drop leaves under a key.
 *
 * @param bytes with an id of its own
 * @param ttlMillis how long it lives
 * @param settleMillis for how long what is loaded may still be out of date, and is not to be stored
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
public record Tombstone(byte[] bytes, long ttlMillis, long settleMillis) {
  /** None: keys hold nothing after the drop, and loads that began before it may store. */
  public static final Tombstone NONE = new Tombstone(new byte[0], 0, 0);

  /** Whether it leaves nothing. */
  public boolean isNone() {
    return bytes.length == 0;
  }
}
