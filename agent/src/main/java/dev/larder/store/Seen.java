package dev.larder.store;

import dev.larder.version.Versions;
import java.util.Arrays;
import java.util.List;
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
  public static final Seen ABSENT = new Seen(new byte[0], Versions.NONE);

  /** The lookup had no answer: nothing may be stored after it. */
  public static final Seen UNKNOWN = new Seen(null, Versions.NONE);

  private final byte @Nullable [] fence;
  private final Versions versions;
  private final boolean isDated;
  private final long lookedNanos;
  private final boolean ending;

  private Seen(byte @Nullable [] fence, Versions versions) {
    this(fence, versions, false, 0, false);
  }

  private Seen(
      byte @Nullable [] fence,
      Versions versions,
      boolean isDated,
      long lookedNanos,
      boolean ending) {
    this.fence = fence;
    this.versions = versions;
    this.isDated = isDated;
    this.lookedNanos = lookedNanos;
    this.ending = ending;
  }

  /** The entry that these bytes hold. */
  public static Seen of(byte[] entry) {
    return new Seen(Arrays.copyOf(entry, Math.min(entry.length, FENCE_BYTES)), Versions.NONE);
  }

  /** The same, seen by a lookup that began at this time. */
  public Seen at(long nanos) {
    return new Seen(fence, versions, true, nanos, ending);
  }

  /** Whether the lookup is known to have begun before this time. */
  public boolean isBefore(long nanos) {
    return isDated && lookedNanos - nanos < 0;
  }

  /** Whether both lookups had an answer, and the same, with the same versions. */
  public boolean isSameAs(Seen other) {
    return isKnown()
        && other.isKnown()
        && Arrays.equals(fence, other.fence)
        && versions.areSameAs(other.versions);
  }

  /**
   * The same of an entry near its end: that it has ended by then is no change. What an invalidation
   * leaves in its place outlives every load that may store.
   */
  public Seen ending() {
    return ending ? this : new Seen(fence, versions, isDated, lookedNanos, true);
  }

  /** Whether nothing under the key is as good as what was seen. */
  public boolean mayHaveEnded() {
    return ending;
  }

  /** Whether both lookups had an answer, and this one all that the other was told. */
  public boolean includes(Seen other) {
    return fence != null
        && other.fence != null
        && (Arrays.equals(fence, other.fence) || (ending && other.fence.length == 0))
        && versions.include(other.versions);
  }

  /** The same with the versions that an entry stored after it would carry. */
  public Seen with(Versions these) {
    return fence == null || these.areNone()
        ? this
        : new Seen(fence, these, isDated, lookedNanos, ending);
  }

  /** The same with no other versions than those under these keys. */
  public Seen about(List<String> keys) {
    return versions.keys().size() <= keys.size()
        ? this
        : new Seen(fence, versions.only(keys, Versions.NONE), isDated, lookedNanos, ending);
  }

  /** Whether the key was read. */
  public boolean isAnswered() {
    return fence != null;
  }

  /** Whether the lookup had an answer, with all the versions that it asked for. */
  public boolean isKnown() {
    return fence != null && versions.areKnown();
  }

  /** The versions that were seen with the key. */
  public Versions versions() {
    return versions;
  }

  /** The bytes that identify the entry: empty for an absent one. Not to be changed. */
  public byte[] fence() {
    if (fence == null) {
      throw new IllegalStateException("an unknown entry has no fence");
    }
    return fence;
  }
}
