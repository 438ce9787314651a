package dev.larder.codec;

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
}
