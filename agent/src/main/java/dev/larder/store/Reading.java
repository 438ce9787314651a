package dev.larder.store;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one read: the bytes under the key, nothing, or no answer. Immutable as long as its
 * bytes are left so.
 */
public final class Reading {
  /** The key holds nothing. */
  public static final Reading ABSENT = new Reading(null, Seen.ABSENT);

  /** The store did not answer in time, or was not asked. */
  public static final Reading UNKNOWN = new Reading(null, Seen.UNKNOWN);

  private final byte @Nullable [] bytes;
  private final Seen seen;

  private Reading(byte @Nullable [] bytes, Seen seen) {
    this.bytes = bytes;
    this.seen = seen;
  }

  /** The key holds these bytes. */
  public static Reading of(byte[] entry) {
    return new Reading(entry, Seen.of(entry));
  }

  /** The whole entry, null where there is none. */
  public byte @Nullable [] bytes() {
    return bytes;
  }

  /** What a later store has to find unchanged. */
  public Seen seen() {
    return seen;
  }
}
