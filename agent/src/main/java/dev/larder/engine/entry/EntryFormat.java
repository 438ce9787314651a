package dev.larder.engine.entry;

import dev.larder.codec.CodecException;
import dev.larder.codec.Envelope;
import dev.larder.codec.Sharing;
import dev.larder.codec.ValueCodec;
import dev.larder.store.Tombstone;
import dev.larder.version.VersionBlock;
import dev.larder.version.Versions;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns the results of one method into entries and back. What it gives out is proven to be of the
 * method's type, since after the body was skipped nothing may fail. Thread-safe.
 */
public final class EntryFormat {
  /** How long an invalidation keeps loads that began before it from storing, in milliseconds. */
  public static final long TOMBSTONE_MILLIS = 60_000;

  /** A longer load may have outlived the tombstone of an invalidation that it does not know of. */
  public static final long LONGEST_LOAD_NANOS =
      TimeUnit.MILLISECONDS.toNanos(TOMBSTONE_MILLIS) * 3 / 4;

  private final ProvenCodecs codecs;
  private final ProvenCodecs ofWritten;
  private final long shape;
  private final Class<?> resultType;
  private final boolean primitive;
  private final @Nullable Object nothing;

  /**
   * A format for the results of one method.
   *
   * @param codecs the first that can carry a result writes it
   * @param shape fingerprint of the classes reached from the method's result
   * @param resultType the method's result type
   * @param nothing what the method returns for a missing thing: null, or an empty Optional
   */
  public EntryFormat(
      List<ValueCodec> codecs, long shape, Class<?> resultType, @Nullable Object nothing) {
    this.codecs = new ProvenCodecs(codecs);
    ofWritten = new ProvenCodecs(codecs);
    this.shape = shape;
    this.resultType = MethodType.methodType(resultType).wrap().returnType();
    this.primitive = resultType.isPrimitive();
    this.nothing = nothing;
  }

  /**
   * What an entry holds.
   *
   * @param value of the method's type
   */
  public record Found(@Nullable Object value, boolean notFound) {}

  /** The fingerprint of the classes that its values are of. */
  public long shape() {
    return shape;
  }

  /** Whether a result says that there is nothing. Runs no code of the application. */
  public boolean isNotFound(@Nullable Object value) {
    return Objects.equals(nothing, value);
  }

  /** Whether the method always returns something. */
  public boolean isPrimitive() {
    return primitive;
  }

  /** What the method returns for a missing thing. */
  public @Nullable Object nothing() {
    return nothing;
  }

  /** Whether a value is of the method's type. Runs no code of the application. */
  public boolean isResult(@Nullable Object value) {
    return resultType.isInstance(value);
  }

  /**
   * Makes a result ready for other callers.
   *
   * @param stored whether its bytes are needed even if it can be shared
   * @throws RefusedValueException when it cannot be rebuilt equal
   */
  public Loaded load(@Nullable Object value, boolean stored) throws RefusedValueException {
    if (isNotFound(value) && !primitive) {
      return Loaded.shared(this, value, stored ? Envelope.notFound(newId(), shape) : null);
    }
    if (value == null) {
      throw new RefusedValueException("null where an Optional was expected");
    }
    boolean shared = Sharing.isDeeplyImmutable(value);
    if (shared && !stored) {
      return Loaded.shared(this, value, null);
    }
    byte[] entry = encode(codecs, value);
    return shared ? Loaded.shared(this, value, entry) : Loaded.copied(this, entry);
  }

  /**
   * The same of what a write leaves: what cannot be written of it says nothing of results.
   *
   * @param value that is a result, and not that there is nothing
   */
  public Loaded loadWritten(Object value) throws RefusedValueException {
    return Loaded.copied(this, encode(ofWritten, value));
  }

  /** What was read, ready for other callers: itself if it can be shared, else its bytes. */
  public Loaded kept(@Nullable Object value, byte[] entry) {
    boolean shared = value == null || isNotFound(value) || Sharing.isDeeplyImmutable(value);
    return shared ? Loaded.shared(this, value, null) : Loaded.copied(this, entry);
  }

  private byte[] encode(ProvenCodecs codecs, Object value) throws RefusedValueException {
    ProvenCodecs.Encoded encoded = codecs.encode(value);
    return Envelope.value(newId(), encoded.codec(), shape, encoded.payload());
  }

  /**
   * Why an entry is none of this method, in words; null where its header says that it is one. Its
   * value is not looked at.
   */
  public @Nullable String strangeness(Envelope entry) {
    if (entry.shape() != shape) {
      return "it was written from other classes, or from others of their fields";
    }
    if (entry.kind() == Envelope.Kind.VALUE && codecs.of(entry.codec()) == null) {
      return "it was written by another codec";
    }
    boolean isNothing = entry.kind() == Envelope.Kind.NOT_FOUND && primitive;
    return isNothing ? "the method always returns something" : null;
  }

  /**
   * What an entry's bytes hold, null where they are not a result of this method.
   *
   * @param entry as it was before it was made ready for Redis
   */
  public @Nullable Found read(byte[] entry) {
    Envelope envelope = Envelope.read(entry);
    if (envelope == null || envelope.shape() != shape || envelope.isSealed()) {
      return null;
    }
    if (envelope.kind() == Envelope.Kind.NOT_FOUND) {
      return primitive ? null : new Found(nothing, true);
    }
    ValueCodec codec = codecs.of(envelope.codec());
    if (envelope.kind() != Envelope.Kind.VALUE || codec == null || envelope.isCompressed()) {
      return null;
    }
    try {
      Object value = codec.decode(entry, envelope.payloadOffset(), envelope.payloadLength());
      return resultType.isInstance(value) ? new Found(value, false) : null;
    } catch (CodecException unreadable) {
      return null;
    }
  }

  /**
   * The versions that an entry carries, null where their block is none.
   *
   * @param prefix what the keys of versions begin with
   */
  public static @Nullable VersionBlock versions(Envelope entry, String prefix) {
    return VersionBlock.read(entry.bytes(), Envelope.HEADER_BYTES, entry.versionsLength(), prefix);
  }

  /** An entry that carries no versions, with these. */
  public static byte[] carrying(Versions versions, byte[] entry, String prefix) {
    return versions.keys().isEmpty()
        ? entry
        : Envelope.withVersions(entry, VersionBlock.bytes(versions, prefix));
  }

  /** A hit from what another caller loaded, null where it is not of this method's type. */
  public @Nullable Hit copy(Loaded loaded) {
    if (loaded.isSharedWith(this)) {
      return Hit.of(loaded.value());
    }
    byte[] entry = loaded.entry();
    Found found = entry == null ? null : read(entry);
    return found == null ? null : Hit.of(found.value());
  }

  /** Says why this method's values are not cached any more, null while they are. */
  public @Nullable String refusal() {
    return codecs.refusal();
  }

  /** What a drop leaves under a key, which settles for so long. */
  public static Tombstone tombstone(long settleMillis) {
    byte[] bytes = Envelope.tombstone(newId(), settleMillis > 0);
    return new Tombstone(bytes, TOMBSTONE_MILLIS, settleMillis);
  }

  private static long newId() {
    return ThreadLocalRandom.current().nextLong();
  }
}
