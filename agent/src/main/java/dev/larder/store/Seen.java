package dev.larder.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup saw under a key, as far as a later store needs it: nothing, an entry that its first
 * {@value #FENCE_BYTES} bytes identify, or not known. The fence of a store compares it with what
 * the key holds by then (leases, Nishtala et al., NSDI 2013).
 */
public final class Seen {
  /** How many leading bytes of an entry identify it: magic, format version, kind and entry id. */
  public static final int FENCE_BYTES = 16;

  /** The key held nothing. */
  public static final Seen ABSENT = new Seen(new byte[0]);

  /** The lookup had no answer: nothing may be stored after it. */
  public static final Seen UNKNOWN = new Seen(null);

  private final byte @Nullable [] fence;
  private final boolean isDated;
  private final long lookedNanos;

  private Seen(byte @Nullable [] fence) {
    this(fence, false, 0);
  }

  private Seen(byte @Nullable [] fence, boolean isDated, long lookedNanos) {
    this.fence = fence;
    this.isDated = isDated;
    this.lookedNanos = lookedNanos;
  }

  /** The entry that these bytes hold. */
  public static Seen of(byte[] entry) {
    return new Seen(Arrays.copyOf(entry, Math.min(entry.length, FENCE_BYTES)));
  }

  /** The same, seen by a lookup that began at this time. */
  public Seen at(long nanos) {
    return new Seen(fence, true, nanos);
  }

  /** Whether the lookup is known to have begun before this time. */
  public boolean isBefore(long nanos) {
    return isDated && lookedNanos - nanos < 0;
  }

  /** Whether both lookups had an answer, and the same. */
  public boolean isSameAs(Seen other) {
    return fence != null && Arrays.equals(fence, other.fence);
  }

  /** Whether the lookup had an answer. */
  public boolean isKnown() {
    return fence != null;
  }

  /** The bytes that identify the entry: empty for an absent one. Not to be changed. */
  public byte[] fence() {
    if (fence == null) {
      throw new IllegalStateException("an unknown entry has no fence");
    }
    return fence;
  }
}
