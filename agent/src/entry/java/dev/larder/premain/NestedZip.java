package dev.larder.premain;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip file that lies uncompressed in another and is read where it lies. Its directory is read
 * with the first look: whoever opens the outer file pays for one entry instead of thousands. Zip
 * files of less than 2 GiB and 65,535 entries, without a comment; see APPNOTE.TXT of PKWARE, 4.3.
 */
final class NestedZip {
  private static final int STORED = 0;
  private static final int LOCAL_HEADER = 30;
  private static final int END_RECORD = 22;

  private final ZipFile outer;
  private final ZipEntry zip;
  private ZipDirectory directory;

  /**
   * The zip file of that name.
   *
   * @throws IOException if the outer file has none, or has it compressed
   */
  NestedZip(ZipFile outer, String name) throws IOException {
    this.outer = outer;
    zip = outer.getEntry(name);
    if (zip == null || zip.getMethod() != STORED) {
      throw new IOException("no uncompressed " + name + " in " + outer.getName());
    }
  }

  /** What lies under that name, or null. */
  byte[] read(String name) throws IOException {
    ZipDirectory all = directory();
    int header = all.find(name.getBytes(StandardCharsets.UTF_8));
    if (header < 0) {
      return null;
    }
    ByteBuffer central = all.headers();
    int packedLength = central.getInt(header + 20);
    DataInputStream in = open(central.getInt(header + 42));
    try {
      ByteBuffer local = take(in, LOCAL_HEADER);
      skip(in, local.getChar(26) + local.getChar(28));
      byte[] packed = take(in, packedLength).array();
      return central.getChar(header + 10) == STORED
          ? packed
          : inflate(packed, central.getInt(header + 24));
    } finally {
      in.close();
    }
  }

  private synchronized ZipDirectory directory() throws IOException {
    if (directory == null) {
      ByteBuffer end;
      DataInputStream in = open(zip.getSize() - END_RECORD);
      try {
        end = take(in, END_RECORD);
      } finally {
        in.close();
      }
      in = open(end.getInt(16));
      try {
        directory = new ZipDirectory(take(in, end.getInt(12)), end.getChar(10));
      } finally {
        in.close();
      }
    }
    return directory;
  }

  private DataInputStream open(long offset) throws IOException {
    InputStream in = outer.getInputStream(zip);
    skip(in, offset);
    return new DataInputStream(in);
  }

  private static void skip(InputStream in, long length) throws IOException {
    if (in.skip(length) != length) {
      throw new EOFException();
    }
  }

  private static ByteBuffer take(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] inflate(byte[] packed, int length) throws IOException {
    byte[] bytes = new byte[length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      if (inflater.inflate(bytes) != length) {
        throw new EOFException();
      }
      return bytes;
    } catch (DataFormatException fault) {
      throw new IOException(fault);
    } finally {
      inflater.end();
    }
  }
}
