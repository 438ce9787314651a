package dev.larder.codec.token;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, as many as there may be. */
final class BoundedOutput extends OutputStream {
  private final Bounds bounds = new Bounds();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    bounds.add(length);
    buffer.write(bytes, offset, length);
  }

  byte[] toByteArray() {
    return buffer.toByteArray();
  }
}
