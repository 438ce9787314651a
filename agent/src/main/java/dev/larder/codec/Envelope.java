package dev.larder.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What Redis holds under a key. Numbers are big-endian:
 *
 * <pre>
 *  0  2  magic 'L' 'R'
 *  2  1  format version, 1
 *  3  1  kind: 'V' value, 'N' not found, 'T' tombstone
 *  4  1  codec of the payload: 0 none, 1 JSON, 2 Smile, 3 CBOR, 4 MessagePack, 5 binary, 6 raw
 *  5  1  compression of the payload: 0 none, 1 LZ4
 *  6  1  protection of the payload: 0 none, 1 sealed with AES-256-GCM
 *  7  1  reserved, 0
 *  8  8  entry id, random
 * 16  8  shape of the classes that the payload was written from; in a tombstone 1 while loads may
 *        still be older than the write, else 0
 * 24  4  length of the versions block, 0 in a tombstone
 * 28  4  length of the payload: a value that lost its end is not taken for a shorter one
 * 32  -  versions block, then the payload up to the end; no payload unless the kind is 'V' or it
 *        is sealed
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
  private static final long SETTLING = 1;
  private static final int COMPRESSION = 5;
  private static final byte LZ4 = 1;
  private static final int PROTECTION = 6;
  private static final byte AES_256_GCM = 1;
  private static final int ID = 8;
  private static final int SHAPE = 16;
  private static final int VERSIONS_LENGTH = 24;
  private static final int PAYLOAD_LENGTH = 28;

  /** What an entry says about its key. */
  public enum Kind {
    /** The origin returned the value in the payload. */
    VALUE('V'),
    /** The origin returned nothing: null or an empty Optional. */
    NOT_FOUND('N'),
    /** The entry was invalidated. */
    TOMBSTONE('T');

    private static final Kind[] ALL = values();

    private final byte wire;

    Kind(char wire) {
      this.wire = (byte) wire;
    }

    static @Nullable Kind ofWire(byte wire) {
      for (Kind kind : ALL) {
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

  /**
   * The bytes that an invalidation leaves behind.
   *
   * @param settling whether loads that begin after it may still be older than the write
   */
  public static byte[] tombstone(long id, boolean settling) {
    byte[] bytes = new byte[HEADER_BYTES];
    header(bytes, Kind.TOMBSTONE, CodecId.NONE).putLong(id).putLong(settling ? SETTLING : 0);
    return bytes;
  }

  /**
   * An entry that has no versions, with some.
   *
   * @param versions the block of them, which is not looked at
   */
  public static byte[] withVersions(byte[] entry, byte[] versions) {
    byte[] bytes = new byte[entry.length + versions.length];
    ByteBuffer.wrap(bytes)
        .put(entry, 0, HEADER_BYTES)
        .put(versions)
        .put(entry, HEADER_BYTES, entry.length - HEADER_BYTES)
        .putInt(VERSIONS_LENGTH, versions.length);
    return bytes;
  }

  /** Whether the bytes of two entries differ in their ids at most. */
  public static boolean sayTheSame(byte[] entry, byte[] other) {
    return entry.length >= HEADER_BYTES
        && other.length >= HEADER_BYTES
        && Arrays.equals(entry, 0, ID, other, 0, ID)
        && Arrays.equals(entry, SHAPE, entry.length, other, SHAPE, other.length);
  }

  /**
   * The bytes of this entry with room for a compressed payload of this length in place of its own.
   */
  public byte[] compressed(int length) {
    return withRoom(length, COMPRESSION, LZ4);
  }

  /** The same for one that is not compressed any more. */
  public byte[] expanded(int length) {
    return withRoom(length, COMPRESSION, (byte) 0);
  }

  /** The same for one that is sealed. */
  public byte[] sealed(int length) {
    return withRoom(length, PROTECTION, AES_256_GCM);
  }

  /** The same for one that is not sealed any more. */
  public byte[] opened(int length) {
    return withRoom(length, PROTECTION, (byte) 0);
  }

  private byte[] withRoom(int length, int what, byte how) {
    byte[] room = new byte[payloadOffset() + length];
    System.arraycopy(bytes, 0, room, 0, payloadOffset());
    room[what] = how;
    ByteBuffer.wrap(room).putInt(PAYLOAD_LENGTH, length);
    return room;
  }

  private static ByteBuffer header(byte[] bytes, Kind kind, CodecId codec) {
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.put(MAGIC_1).put(MAGIC_2).put(FORMAT).put(kind.wire).put(codec.wire());
    return header.position(ID);
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
    if (kind == null || codec == null || !areKnown(bytes) || !isWhole(bytes)) {
      return null;
    }
    Envelope envelope = new Envelope(bytes, kind, codec);
    return envelope.isConsistent() ? envelope : null;
  }

  private static boolean areKnown(byte[] bytes) {
    return (bytes[COMPRESSION] | LZ4) == LZ4
        && (bytes[PROTECTION] | AES_256_GCM) == AES_256_GCM
        && bytes[7] == 0;
  }

  /** Whether nothing is there that has no place in its kind. */
  private boolean isConsistent() {
    return switch (kind) {
      case VALUE -> codec != CodecId.NONE;
      case NOT_FOUND ->
          codec == CodecId.NONE && !isCompressed() && (isSealed() || payloadLength() == 0);
      case TOMBSTONE ->
          codec == CodecId.NONE
              && !isCompressed()
              && !isSealed()
              && payloadLength() == 0
              && versionsLength() == 0;
    };
  }

  private static boolean isWhole(byte[] bytes) {
    int versions = intAt(bytes, VERSIONS_LENGTH);
    int payload = intAt(bytes, PAYLOAD_LENGTH);
    int rest = bytes.length - HEADER_BYTES;
    return versions >= 0 && versions <= rest && payload == rest - versions;
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

  /** Whether it is a tombstone after which loads may still be older than the write. */
  public boolean isSettling() {
    return kind == Kind.TOMBSTONE && shape() == SETTLING;
  }

  /** How the payload is written; {@link CodecId#NONE} when there is none. */
  public CodecId codec() {
    return codec;
  }

  /** Whether the payload is one that LZ4 has made shorter: its length before, then a block. */
  public boolean isCompressed() {
    return bytes[COMPRESSION] == LZ4;
  }

  /** Whether the payload is sealed: to be opened before anything else is done to it. */
  public boolean isSealed() {
    return bytes[PROTECTION] == AES_256_GCM;
  }

  /** The random number of this entry. */
  public long id() {
    return longAt(bytes, ID);
  }

  /** The fingerprint of the classes that the payload was written from. */
  public long shape() {
    return longAt(bytes, SHAPE);
  }

  /** The bytes that were read, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  /** How many bytes the versions block has, which begins after the header. */
  public int versionsLength() {
    return intAt(bytes, VERSIONS_LENGTH);
  }

  /** Where the payload begins. */
  public int payloadOffset() {
    return HEADER_BYTES + versionsLength();
  }

  /** How many bytes the payload has; 0 when there is none. */
  public int payloadLength() {
    return intAt(bytes, PAYLOAD_LENGTH);
  }
}
