package dev.larder.store;

import dev.larder.version.Versions;
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

  /** No answer either, but nothing that is to be said of the store. */
  public static final Reading UNASKED = new Reading(null, Seen.UNKNOWN);

  private final byte @Nullable [] bytes;
  private final Seen seen;
  private final boolean closed;
  private final long leftMillis;

  private Reading(byte @Nullable [] bytes, Seen seen) {
    this(bytes, seen, false, Long.MAX_VALUE);
  }

  private Reading(byte @Nullable [] bytes, Seen seen, boolean closed, long leftMillis) {
    this.bytes = bytes;
    this.seen = seen;
    this.closed = closed;
    this.leftMillis = leftMillis;
  }

  /** The key holds these bytes. */
  public static Reading of(byte[] entry) {
    return new Reading(entry, Seen.of(entry));
  }

  /** The same with the entry that was within what the key holds. */
  public Reading opened(byte[] entry) {
    return new Reading(entry, seen, closed, leftMillis);
  }

  /** The same of an entry that lives for so long yet. */
  public Reading living(long millis) {
    return millis == leftMillis ? this : new Reading(bytes, seen, closed, millis);
  }

  /** The same with nothing to serve, since what the key holds is not for this reader. */
  public Reading closed() {
    return new Reading(null, seen, true, leftMillis);
  }

  /** Whether the key holds what is not for this reader. */
  public boolean isClosed() {
    return closed;
  }

  /** The same with versions that were read with it. */
  public Reading with(Versions versions) {
    Seen both = seen.with(versions);
    return both == seen ? this : new Reading(bytes, both, closed, leftMillis);
  }

  /** The same as far as it tells two loads apart, with nothing to serve and nothing to store by. */
  public Reading untrusted() {
    return new Reading(null, seen.with(seen.versions().untrusted()));
  }

  /**
   * How long the entry lives yet; {@link Long#MAX_VALUE} for ever, or where its age was not asked
   * for; 0 where there was no answer.
   */
  public long leftMillis() {
    return leftMillis;
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
