package dev.larder.codec.token;

import java.io.IOException;

/**
 * How much of a value has been written. Aliases can make a small graph a huge tree, and circles an
 * endless one: the writing ends before the memory does.
 */
final class Bounds {
  /** Deeper values are not written. Readers take twice as much. */
  static final int MAX_DEPTH = 500;

  /** Larger values are not written: a reader takes texts of up to 20 million characters. */
  private static final int MAX_BYTES = 16 << 20;

  private long bytes;
  private int depth;

  void add(int more) throws IOException {
    bytes += more;
    if (bytes > MAX_BYTES) {
      throw new IOException("the value is larger than " + MAX_BYTES + " bytes");
    }
  }

  void begin() throws IOException {
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
  }

  void end() {
    depth--;
  }

  static IOException tooDeep() {
    return new IOException(
        "the value has more than " + MAX_DEPTH + " levels, or leads in a circle");
  }
}
