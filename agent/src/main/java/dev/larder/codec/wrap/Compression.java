package dev.larder.codec.wrap;

import dev.larder.codec.Envelope;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the payloads of large entries shorter. Thread-safe.
 *
 * @param above payloads of more bytes are compressed; {@link Long#MAX_VALUE}: none is
 * @param most an entry that says that it would have more bytes than this is not expanded
 */
public record Compression(long above, long most) {
  /** Compresses nothing, and expands what is no more than 1 MiB. */
  public static final Compression NONE = new Compression(Long.MAX_VALUE, 1 << 20);

  private static final int LENGTH_BYTES = 4;

  /** The entry with a compressed payload, or as it is where that would not be shorter. */
  public byte[] compress(byte[] entry) {
    Envelope envelope = entry.length <= above ? null : Envelope.read(entry);
    if (envelope == null || envelope.payloadLength() <= above || envelope.isCompressed()) {
      return entry;
    }
    int whole = envelope.payloadLength();
    byte[] block = new byte[Lz4.mostBytes(whole)];
    int length = Lz4.compress(entry, envelope.payloadOffset(), whole, block);
    if (LENGTH_BYTES + length >= whole) {
      return entry;
    }
    byte[] shorter = envelope.compressed(LENGTH_BYTES + length);
    ByteBuffer.wrap(shorter).position(envelope.payloadOffset()).putInt(whole).put(block, 0, length);
    return shorter;
  }

  /**
   * The entry as it was before it was compressed, if it was. Makes no array that is longer than the
   * largest entry, or than what the bytes that are there can stand for.
   *
   * @return null where it is no such entry
   */
  public byte @Nullable [] expand(Envelope entry) {
    byte[] bytes = entry.bytes();
    if (!entry.isCompressed()) {
      return bytes;
    }
    int length = entry.payloadLength() - LENGTH_BYTES;
    int block = entry.payloadOffset() + LENGTH_BYTES;
    int whole = length < 0 ? -1 : ByteBuffer.wrap(bytes).getInt(block - LENGTH_BYTES);
    if (whole < length || !isExpected(entry, whole) || !Lz4.canHold(length, whole)) {
      return null;
    }
    byte[] longer = entry.expanded(whole);
    return Lz4.decompress(bytes, block, length, longer, entry.payloadOffset()) ? longer : null;
  }

  /** Whether these bytes are an entry with a compressed payload. */
  public static boolean isCompressed(byte[] entry) {
    Envelope envelope = Envelope.read(entry);
    return envelope != null && envelope.isCompressed();
  }

  private boolean isExpected(Envelope envelope, int whole) {
    return whole <= most - Envelope.HEADER_BYTES && envelope.payloadOffset() + whole > 0;
  }
}
