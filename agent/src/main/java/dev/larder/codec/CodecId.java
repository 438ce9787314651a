package dev.larder.codec;

import org.jspecify.annotations.Nullable;

/** How the payload of an envelope is written. The wire number of a constant never changes. */
public enum CodecId {
  /** No payload: tombstones and not-found entries. */
  NONE(0),
  /** Readable JSON, by fields. */
  JSON(1),
  /** The tokens of that JSON as Smile. */
  SMILE(2),
  /** The tokens of that JSON as CBOR. */
  CBOR(3),
  /** The tokens of that JSON as MessagePack. */
  MSGPACK(4),
  /** The graph of objects, in Smile. */
  BINARY(5),
  /** A text in UTF-8, or bytes. */
  RAW(6);

  /** Once, since each call of {@code values} makes a copy. */
  private static final CodecId[] ALL = values();

  private final byte wire;

  CodecId(int wire) {
    this.wire = (byte) wire;
  }

  byte wire() {
    return wire;
  }

  static @Nullable CodecId ofWire(byte wire) {
    for (CodecId id : ALL) {
      if (id.wire == wire) {
        return id;
      }
    }
    return null;
  }
}
