package dev.larder.codec.wrap;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Blocks of LZ4, by the implementation that uses neither native code nor {@code Unsafe}. Loads the
 * library with its first use. Thread-safe.
 */
final class Lz4 {
  private static final LZ4Compressor COMPRESSOR = LZ4Factory.safeInstance().fastCompressor();
  private static final LZ4SafeDecompressor DECOMPRESSOR =
      LZ4Factory.safeInstance().safeDecompressor();

  /** The longest run that one byte of a block can stand for. */
  private static final int LONGEST_RUN = 255;

  private Lz4() {}

  /**
   * Writes a block.
   *
   * @param block with room for {@link #mostBytes}
   * @return how many bytes it has
   */
  static int compress(byte[] from, int offset, int length, byte[] block) {
    return COMPRESSOR.compress(from, offset, length, block, 0, block.length);
  }

  /** How many bytes a block may have. */
  static int mostBytes(int length) {
    return COMPRESSOR.maxCompressedLength(length);
  }

  /** Whether a block of so many bytes may stand for so many. */
  static boolean canHold(int blockLength, int length) {
    return length / LONGEST_RUN <= blockLength;
  }

  /**
   * Reads a block that stands for exactly the bytes from an offset up to the end.
   *
   * @return false if it does not
   */
  static boolean decompress(byte[] from, int offset, int length, byte[] to, int toOffset) {
    int room = to.length - toOffset;
    try {
      return DECOMPRESSOR.decompress(from, offset, length, to, toOffset, room) == room;
    } catch (LZ4Exception | IndexOutOfBoundsException noBlock) {
      return false;
    }
  }
}
