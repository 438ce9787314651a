package dev.larder.version;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The versions that an entry carries. For each, big-endian: 8 bytes of the version, 2 bytes of the
 * length of its name, the name in UTF-8, without the namespace and {@code ~tag:}. Immutable.
 */
public final class VersionBlock {
  /** The most that an entry carries: 64 tags and its rule. */
  public static final int MOST = 65;

  private static final int LONGEST_NAME = 65_535;
  private static final int FIXED_BYTES = Long.BYTES + Short.BYTES;

  private final ByteBuffer block;
  private final String prefix;

  private VersionBlock(ByteBuffer block, String prefix) {
    this.block = block;
    this.prefix = prefix;
  }

  /**
   * The bytes of versions that are known.
   *
   * @param prefix what their keys begin with
   */
  public static byte[] bytes(Versions versions, String prefix) {
    List<byte[]> names = new ArrayList<>();
    int length = 0;
    for (String key : versions.keys()) {
      byte[] name = key.substring(prefix.length()).getBytes(StandardCharsets.UTF_8);
      if (name.length > LONGEST_NAME) {
        throw new IllegalArgumentException("a tag of " + name.length + " bytes");
      }
      names.add(name);
      length += FIXED_BYTES + name.length;
    }
    ByteBuffer block = ByteBuffer.allocate(length);
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i);
      block.putLong(versions.of(versions.keys().get(i))).putShort((short) name.length).put(name);
    }
    return block.array();
  }

  /**
   * The versions in these bytes, null where they are not some.
   *
   * @param prefix what their keys begin with
   */
  public static @Nullable VersionBlock read(byte[] bytes, int offset, int length, String prefix) {
    ByteBuffer block = ByteBuffer.wrap(bytes, offset, length);
    int count = 0;
    for (int at = offset; at < block.limit(); at += FIXED_BYTES + nameLength(block, at)) {
      int left = block.limit() - at - FIXED_BYTES;
      if (left < 0 || ++count > MOST || block.getLong(at) <= 0 || nameLength(block, at) > left) {
        return null;
      }
    }
    return new VersionBlock(block, prefix);
  }

  private static int nameLength(ByteBuffer block, int at) {
    return Short.toUnsignedInt(block.getShort(at + Long.BYTES));
  }

  /** Where the versions live. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(2);
    for (int at = block.position(); at < block.limit(); at = after(at)) {
      keys.add(keyAt(at));
    }
    return keys;
  }

  /** All of them. */
  public Versions versions() {
    List<Long> numbers = new ArrayList<>();
    for (int at = block.position(); at < block.limit(); at = after(at)) {
      numbers.add(block.getLong(at));
    }
    return new Versions(keys(), numbers, 0);
  }

  /**
   * How an entry with these versions stands. Of those that stand where a store puts them, no text
   * is made: a hit looks at nothing else.
   *
   * @param tags what an entry of the call has to carry; it may carry more
   * @param now the version under a key at this moment, 0 where it is not known
   */
  public Standing standing(CallTags tags, ToLongFunction<String> now) {
    List<String> wanted = tags.keys();
    Standing standing = Standing.CURRENT;
    int met = 0;
    for (int at = block.position(); at < block.limit(); at = after(at)) {
      boolean isNext = met < wanted.size() && isAt(at, wanted.get(met));
      long number = now.applyAsLong(isNext ? wanted.get(met++) : keyAt(at));
      if (number == 0) {
        standing = Standing.UNKNOWN;
      } else if (number != block.getLong(at)) {
        return Standing.MOVED;
      }
    }
    return met == wanted.size() || keys().containsAll(wanted) ? standing : Standing.MOVED;
  }

  private int after(int at) {
    return at + FIXED_BYTES + nameLength(block, at);
  }

  private String keyAt(int at) {
    byte[] name = new byte[nameLength(block, at)];
    block.get(at + FIXED_BYTES, name);
    return prefix.concat(new String(name, StandardCharsets.UTF_8));
  }

  /** Whether this is the key there; false for one beyond ASCII. */
  private boolean isAt(int at, String key) {
    int length = nameLength(block, at);
    if (key.length() - prefix.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      byte letter = block.get(at + FIXED_BYTES + i);
      if (letter < 0 || key.charAt(prefix.length() + i) != letter) {
        return false;
      }
    }
    return true;
  }
}
