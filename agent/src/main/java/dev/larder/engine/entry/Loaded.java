package dev.larder.engine.entry;

import dev.larder.codec.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A result of the origin in the form in which other callers may have it: the object itself where it
 * is deeply immutable (null and the empty Optional among them), its entry's bytes where each caller
 * needs a copy of its own or where it goes to Redis.
 */
public final class Loaded {
  private final EntryFormat format;
  private final @Nullable Object value;
  private final boolean shared;
  private final byte @Nullable [] entry;

  private Loaded(
      EntryFormat format, @Nullable Object value, boolean shared, byte @Nullable [] entry) {
    this.format = format;
    this.value = value;
    this.shared = shared;
    this.entry = entry;
  }

  /** A result that all callers may hold. */
  static Loaded shared(EntryFormat format, @Nullable Object value, byte @Nullable [] entry) {
    return new Loaded(format, value, true, entry);
  }

  /** A result of which every caller gets a copy. */
  static Loaded copied(EntryFormat format, byte[] entry) {
    return new Loaded(format, null, false, entry);
  }

  public boolean isShared() {
    return shared;
  }

  /**
   * Whether the result itself is for callers of this format's method. Those of another method, or
   * of the same one in another class loader, need its bytes: its elements may be of other classes.
   */
  boolean isSharedWith(EntryFormat other) {
    return shared && format == other;
  }

  /** The result itself, where it is shared. */
  public @Nullable Object value() {
    return value;
  }

  /** The entry's length in bytes, 0 where it was not encoded. */
  public int bytes() {
    return entry == null ? 0 : entry.length;
  }

  /** Whether both were encoded to the same bytes. */
  public boolean isEncodedLike(Loaded that) {
    return entry != null && that.entry != null && Envelope.sayTheSame(entry, that.entry);
  }

  /** The entry's bytes, null where they were not needed. */
  public byte @Nullable [] entry() {
    return entry;
  }
}
