package dev.larder.engine.entry;

import dev.larder.codec.CodecException;
import dev.larder.codec.Envelope;
import dev.larder.codec.Sharing;
import dev.larder.codec.ValueCodec;
import java.lang.invoke.MethodType;
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

  private final ValueCodec codec;
  private final long shape;
  private final Class<?> resultType;
  private final boolean primitive;
  private final @Nullable Object nothing;
  private final RoundTripProof proof;

  /**
   * A format for the results of one method.
   *
   * @param shape fingerprint of the classes reached from the method's result
   * @param resultType the method's result type
   * @param nothing what the method returns for a missing thing: null, or an empty Optional
   */
  public EntryFormat(ValueCodec codec, long shape, Class<?> resultType, @Nullable Object nothing) {
    this.codec = codec;
    this.shape = shape;
    this.resultType = MethodType.methodType(resultType).wrap().returnType();
    this.primitive = resultType.isPrimitive();
    this.nothing = nothing;
    this.proof = new RoundTripProof(codec);
  }

  /**
   * What an entry holds.
   *
   * @param value of the method's type
   */
  public record Found(@Nullable Object value, boolean notFound) {}

  /** Whether a result says that there is nothing. Runs no code of the application. */
  public boolean isNotFound(@Nullable Object value) {
    return Objects.equals(nothing, value);
  }

  /**
   * Makes a result ready for other callers.
   *
   * @param stored whether its bytes are needed even if it can be shared
   * @throws RefusedValueException when it cannot be rebuilt equal
   */
  public Loaded load(@Nullable Object value, boolean stored) throws RefusedValueException {
    if (isNotFound(value)) {
      return Loaded.shared(this, value, stored ? Envelope.notFound(newId(), shape) : null);
    }
    if (value == null) {
      throw new RefusedValueException("null where an Optional was expected");
    }
    boolean shared = Sharing.isDeeplyImmutable(value);
    if (shared && !stored) {
      return Loaded.shared(this, value, null);
    }
    byte[] entry = encode(value);
    return shared ? Loaded.shared(this, value, entry) : Loaded.copied(this, entry);
  }

  private byte[] encode(Object value) throws RefusedValueException {
    try {
      byte[] payload = codec.encode(value);
      proof.prove(value, payload);
      return Envelope.value(newId(), codec.id(), shape, payload);
    } catch (CodecException fault) {
      throw new RefusedValueException(String.valueOf(fault.getMessage()));
    }
  }

  /** What an entry's bytes hold, null where they are not a result of this method. */
  public @Nullable Found read(byte[] entry) {
    Envelope envelope = Envelope.read(entry);
    if (envelope == null || envelope.shape() != shape) {
      return null;
    }
    if (envelope.kind() == Envelope.Kind.NOT_FOUND) {
      return primitive ? null : new Found(nothing, true);
    }
    if (envelope.kind() != Envelope.Kind.VALUE || envelope.codec() != codec.id()) {
      return null;
    }
    try {
      Object value = codec.decode(entry, envelope.payloadOffset(), envelope.payloadLength());
      return resultType.isInstance(value) ? new Found(value, false) : null;
    } catch (CodecException unreadable) {
      return null;
    }
  }

  /** Whether these bytes are what an invalidation leaves. */
  public boolean isTombstone(byte[] entry) {
    Envelope envelope = Envelope.read(entry);
    return envelope != null && envelope.kind() == Envelope.Kind.TOMBSTONE;
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
    return proof.refusal();
  }

  /** A tombstone with an id of its own. */
  public static byte[] tombstone() {
    return Envelope.tombstone(newId());
  }

  private static long newId() {
    return ThreadLocalRandom.current().nextLong();
  }
}
