package dev.larder.codec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds under a key. Numbers are big-endian:
 *
 * <pre>
 *  0  2  magic 'L' 'R'
 *  2  1  format version, 1
 *  3  1  kind: 'V' value, 'N' not found, 'T' tombstone
 *  4  1  codec of the payload: 0 none, 1 JSON
 *  5  1  compression: 0 none
 *  6  2  reserved, 0
 *  8  8  entry id, random
 * 16  8  shape of the classes that the payload was written from; 0 in a tombstone
 * 24  4  length of the versions block, 0 in this format version
 * 28  4  length of the payload: a value that lost its end is not taken for a shorter one
 * 32  -  versions block, then the payload up to the end; none unless the kind is 'V'
 * </pre>
 *
 * The first 16 bytes identify the entry: two entries of one key differ in them. Whatever else the
 * key holds, another program's value or a later format, is not an envelope and reads as null.
 * Immutable as long as nobody writes to the bytes; makes no copy of them.
 */
public final class Envelope {
  /** Bytes before the versions block. */
  public static final int HEADER_BYTES = 32;

  private static final byte MAGIC_1 = 'L';
  private static final byte MAGIC_2 = 'R';
  private static final byte FORMAT = 1;

  /** What an entry says about its key. */
  public enum Kind {
    /** The origin returned the value in the payload. */
    VALUE('V'),
    /** The origin returned nothing: null or an empty Optional. */
    NOT_FOUND('N'),
    /** The entry was invalidated. */
    TOMBSTONE('T');

    private final byte wire;

    Kind(char wire) {
      this.wire = (byte) wire;
    }

    static @Nullable Kind ofWire(byte wire) {
      for (Kind kind : values()) {
        if (kind.wire == wire) {
          return kind;
        }
      }
      return null;
    }
  }

  private final byte[] bytes;
  private final Kind kind;
  private final CodecId codec;

  private Envelope(byte[] bytes, Kind kind, CodecId codec) {
    this.bytes = bytes;
    this.kind = kind;
    this.codec = codec;
  }

  /** The bytes of an entry that holds a value. */
  public static byte[] value(long id, CodecId codec, long shape, byte[] payload) {
    byte[] bytes = new byte[HEADER_BYTES + payload.length];
    header(bytes, Kind.VALUE, codec).putLong(id).putLong(shape).putInt(0).putInt(payload.length);
    System.arraycopy(payload, 0, bytes, HEADER_BYTES, payload.length);
    return bytes;
  }

  /** The bytes of an entry that says that there is no value. */
  public static byte[] notFound(long id, long shape) {
    byte[] bytes = new byte[HEADER_BYTES];
    header(bytes, Kind.NOT_FOUND, CodecId.NONE).putLong(id).putLong(shape);
    return bytes;
  }

  /** The bytes that an invalidation leaves behind. */
  public static byte[] tombstone(long id) {
    byte[] bytes = new byte[HEADER_BYTES];
    header(bytes, Kind.TOMBSTONE, CodecId.NONE).putLong(id);
    return bytes;
  }

  private static ByteBuffer header(byte[] bytes, Kind kind, CodecId codec) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.put(MAGIC_1).put(MAGIC_2).put(FORMAT).put(kind.wire).put(codec.wire());
    return header.position(8);
  }

  /** The envelope in these bytes; null when they are none that this version understands. */
  public static @Nullable Envelope read(byte[] bytes) {
    if (bytes.length < HEADER_BYTES
        || bytes[0] != MAGIC_1
        || bytes[1] != MAGIC_2
        || bytes[2] != FORMAT) {
      return null;
    }
    Kind kind = Kind.ofWire(bytes[3]);
    CodecId codec = CodecId.ofWire(bytes[4]);
    if (kind == null || codec == null || !reservedAreZero(bytes) || !isWhole(bytes)) {
      return null;
    }
    boolean hasPayload = kind == Kind.VALUE;
    if (hasPayload == (codec == CodecId.NONE) || hasPayload == (bytes.length == HEADER_BYTES)) {
      return null;
    }
    return new Envelope(bytes, kind, codec);
  }

  // A versions block that this version cannot check could hide an invalidation: never read past it.
  private static boolean reservedAreZero(byte[] bytes) {
    return bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0 && intAt(bytes, 24) == 0;
  }

  private static boolean isWhole(byte[] bytes) {
    return intAt(bytes, 28) == bytes.length - HEADER_BYTES;
  }

  private static int intAt(byte[] bytes, int index) {
    return ByteBuffer.wrap(bytes).getInt(index);
  }

  private static long longAt(byte[] bytes, int index) {
    return ByteBuffer.wrap(bytes).getLong(index);
  }

  /** What the entry says. */
  public Kind kind() {
    return kind;
  }

  /** How the payload is written; {@link CodecId#NONE} when there is none. */
  public CodecId codec() {
    return codec;
  }

  /** The random number of this entry. */
  public long id() {
    return longAt(bytes, 8);
  }

  /** The fingerprint of the classes that the payload was written from. */
  public long shape() {
    return longAt(bytes, 16);
  }

  /** The bytes that were read, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the payload begins. */
  public int payloadOffset() {
    return HEADER_BYTES;
  }

  /** How many bytes the payload has; 0 when there is none. */
  public int payloadLength() {
    return bytes.length - HEADER_BYTES;
  }
}
