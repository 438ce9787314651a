package dev.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * A result of the origin in the form in which other callers may have it: the object itself where it
 * is deeply immutable (null and the empty Optional among them), its entry's bytes where each caller
 * needs a copy of its own or where it goes to Redis.
 */
final class Loaded {
  private final @Nullable Object value;
  private final boolean shared;
  private final byte @Nullable [] entry;

  private Loaded(@Nullable Object value, boolean shared, byte @Nullable [] entry) {
    this.value = value;
    this.shared = shared;
    this.entry = entry;
  }

  /** A result that all callers may hold. */
  static Loaded shared(@Nullable Object value, byte @Nullable [] entry) {
    return new Loaded(value, true, entry);
  }

  /** A result of which every caller gets a copy. */
  static Loaded copied(byte[] entry) {
    return new Loaded(null, false, entry);
  }

  boolean isShared() {
    return shared;
  }

  /** The result itself, where it is shared. */
  @Nullable Object value() {
    return value;
  }

  /** The entry's length in bytes, 0 where it was not encoded. */
  int bytes() {
    return entry == null ? 0 : entry.length;
  }

  /** The entry's bytes. */
  byte[] entry() {
    if (entry == null) {
      throw new IllegalStateException("this result was not encoded");
    }
    return entry;
  }
}
