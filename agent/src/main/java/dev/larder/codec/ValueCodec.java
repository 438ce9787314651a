package dev.larder.codec;

import org.jspecify.annotations.Nullable;

/** Writes and reads the values of one type. Thread-safe. The value itself is never null. */
public interface ValueCodec {
  /** How this codec's payloads are marked. */
  CodecId id();

  /**
   * The bytes of a value.
   *
   * @throws CodecException when the value, or anything in it, could not be rebuilt exactly; nothing
   *     else is thrown
   */
  byte[] encode(Object value) throws CodecException;

  /**
   * A new value from a part of the bytes.
   *
   * @throws CodecException when they are not exactly one value of the type; nothing else is thrown
   */
  Object decode(byte[] bytes, int offset, int length) throws CodecException;

  /**
   * What of a value its bytes have lost, as {@link Proof#prove} tells it; null if nothing that this
   * codec is meant to keep.
   */
  default @Nullable String lost(Object value, byte[] encoded) {
    return Proof.prove(this, value, encoded);
  }
}
