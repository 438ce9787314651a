package dev.larder.codec;

import dev.larder.codec.graph.Graph;
import dev.larder.codec.shape.Shape;
import dev.larder.codec.token.Halves;
import dev.larder.codec.token.TokenFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A codec that turns whatever goes wrong into the one checked exception. */
record CheckedCodec(CodecId id, Writing writing, Reading reading) implements ValueCodec {
  /** Writes a value; may throw anything. */
  interface Writing {
    byte[] of(Object value) throws IOException;
  }

  /** Reads a value; may throw anything. */
  interface Reading {
    Object of(byte[] bytes, int offset, int length) throws IOException;
  }

  /** By fields, as a tree of tokens. */
  static ValueCodec ofTokens(CodecId id, Shape shape, TokenFormat format) {
    return new CheckedCodec(
        id,
        value -> shape.write(value, format, Sharing::isDeeplyImmutable),
        (bytes, offset, length) -> shape.read(bytes, offset, length, format));
  }

  /** By fields, as a graph. */
  static ValueCodec ofGraph(Graph graph) {
    return new CheckedCodec(CodecId.BINARY, graph::write, graph::read);
  }

  static ValueCodec ofBytes() {
    return new CheckedCodec(
        CodecId.RAW,
        value -> ((byte[]) value).clone(),
        (bytes, offset, length) -> Arrays.copyOfRange(bytes, offset, offset + length));
  }

  static ValueCodec ofText() {
    return new CheckedCodec(
        CodecId.RAW,
        value -> utf8((String) value),
        (bytes, offset, length) -> new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) throws IOException {
    Halves.refuse(text);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(Object value) throws CodecException {
    try {
      return writing.of(value);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new CodecException("cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public Object decode(byte[] bytes, int offset, int length) throws CodecException {
    try {
      return reading.of(bytes, offset, length);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new CodecException("cannot be read: " + e.getMessage(), e);
    }
  }
}
