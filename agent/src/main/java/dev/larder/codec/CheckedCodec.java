package dev.larder.codec;

import dev.larder.codec.graph.Graph;
import dev.larder.codec.shape.Shape;
import dev.larder.codec.token.Halves;
import dev.larder.codec.token.TokenFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A codec that turns whatever goes wrong into the one checked exception.
 *
 * @param exact whether the classes of collections come back as well
 */
record CheckedCodec(CodecId id, Writing writing, Reading reading, boolean exact)
    implements ValueCodec {
  /** Writes a value; may throw anything. */
  interface Writing {
    byte[] of(Object value) throws IOException;
  }

  /** Reads a value; may throw anything. */
  interface Reading {
    Object of(byte[] bytes, int offset, int length) throws IOException;
  }

  private CheckedCodec(CodecId id, Writing writing, Reading reading) {
    this(id, writing, reading, true);
  }

  /** JSON as other programs write it, of the plain shape of a type. */
  static ValueCodec plain(Shape shape) {
    return new CheckedCodec(
        CodecId.JSON,
        value -> shape.write(value, TokenFormat.JSON, Sharing::isDeeplyImmutable),
        (bytes, offset, length) -> shape.read(bytes, offset, length, TokenFormat.JSON),
        false);
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

  @Override
  public @Nullable String lost(Object value, byte[] encoded) {
    return exact ? Proof.prove(this, value, encoded) : lostOfPlain(value, encoded);
  }

  /** Nothing where the copy is written in the same way, or says that it is equal. */
  private @Nullable String lostOfPlain(Object value, byte[] encoded) {
    try {
      Object copy = decode(encoded, 0, encoded.length);
      return Arrays.equals(encode(copy), encoded) || value.equals(copy)
          ? null
          : "result: what is read back is written as other JSON";
    } catch (CodecException fault) {
      return "result: " + fault.getMessage();
    } catch (RuntimeException | StackOverflowError | LinkageError fault) {
      return "result: cannot be compared: " + fault;
    }
  }
}
