package dev.larder.codec;

/** Which codec a rule asks for. */
public enum CodecWish {
  /** JSON where it carries the values, else the binary one. */
  AUTO,
  JSON,
  SMILE,
  CBOR,
  MSGPACK,
  BINARY,
  /** A text or bytes as they are. */
  RAW,
  /** JSON as programs in other languages write it. */
  PLAIN
}
