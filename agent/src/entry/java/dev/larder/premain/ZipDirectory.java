package dev.larder.premain;

import java.nio.ByteBuffer;

/**
 * The directory of a zip file: its central headers (APPNOTE.TXT of PKWARE, 4.3.12), found by an
 * open-addressed table of their places. Immutable.
 */
final class ZipDirectory {
  private static final int HEADER = 46;

  private final ByteBuffer headers;
  private final int[] table;

  /** Of so many headers, in little-endian order. */
  ZipDirectory(ByteBuffer headers, int count) {
    this.headers = headers;
    table = new int[Integer.highestOneBit(Math.max(1, count)) << 2];
    int header = 0;
    for (int i = 0; i < count; i++) {
      int nameLength = headers.getChar(header + 28);
      table[place(headers.array(), header + HEADER, nameLength)] = header + 1;
      header += HEADER + nameLength + headers.getChar(header + 30) + headers.getChar(header + 32);
    }
  }

  /** All headers; what is at which offset of one says APPNOTE.TXT. */
  ByteBuffer headers() {
    return headers;
  }

  /** Where the header of that name begins, or -1. */
  int find(byte[] name) {
    return table[place(name, 0, name.length)] - 1;
  }

  /** The place of a name in the table, or the one that is free for it. */
  private int place(byte[] text, int from, int length) {
    int place = 0;
    for (int i = from; i < from + length; i++) {
      place = 31 * place + text[i];
    }
    place &= table.length - 1;
    while (table[place] != 0 && !isAt(table[place] - 1, text, from, length)) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private boolean isAt(int header, byte[] text, int from, int length) {
    boolean same = headers.getChar(header + 28) == length;
    for (int i = 0; same && i < length; i++) {
      same = headers.get(header + HEADER + i) == text[from + i];
    }
    return same;
  }
}
