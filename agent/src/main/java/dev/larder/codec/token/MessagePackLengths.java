package dev.larder.codec.token;

import java.io.IOException;

/**
 * Holds the lengths that bytes of MessagePack say against how many there are: the library makes an
 * array of any length that it reads. By the table of formats of the specification at msgpack.org.
 */
final class MessagePackLengths {
  private static final int FIRST = 0xc0;

  /** Of the formats c0 to df: their bytes, without those of which a length says how many. */
  private static final byte[] SIZES = {
    1, 1, 1, 1, 2, 3, 5, 3, 4, 6, 5, 9, 2, 3, 5, 9, 2, 3, 5, 9, 3, 4, 6, 10, 18, 2, 3, 5, 3, 5, 3,
    5,
  };

  /** Of the same: the bytes of that length, behind the first one. */
  private static final byte[] LENGTHS = {
    0, 0, 0, 0, 1, 2, 4, 1, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 0, 0, 0, 0,
  };

  private MessagePackLengths() {}

  /** Fails where a text or a binary would end beyond the end. */
  static void check(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    long at = offset;
    while (at < end) {
      at += size(bytes, (int) at, end);
    }
    if (at > end) {
      throw new IOException("a length is beyond the end");
    }
  }

  private static long size(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xff;
    boolean isShortText = (first & 0xe0) == 0xa0;
    if (first < FIRST || first - FIRST >= SIZES.length) {
      return isShortText ? 1 + (first & 0x1f) : 1;
    }
    long length = 0;
    for (int i = at + 1; i <= at + LENGTHS[first - FIRST] && i < end; i++) {
      length = length << 8 | (bytes[i] & 0xff);
    }
    return SIZES[first - FIRST] + length;
  }
}
