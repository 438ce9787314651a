package dev.larder.codec;

import dev.larder.codec.shape.Shape;
import java.io.IOException;

/** Readable JSON. Turns whatever goes wrong in between into the one checked exception. */
record JsonCodec(Shape shape) implements ValueCodec {
  @Override
  public CodecId id() {
    return CodecId.JSON;
  }

  @Override
  public byte[] encode(Object value) throws CodecException {
    try {
      return shape.write(value);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new CodecException("cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public Object decode(byte[] bytes, int offset, int length) throws CodecException {
    try {
      return shape.read(bytes, offset, length);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new CodecException("cannot be read: " + e.getMessage(), e);
    }
  }
}
