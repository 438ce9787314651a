package dev.larder.store;

import java.nio.ByteBuffer;

/**
 * What a key's lock holds: its owner in {@value #OWNER_BYTES} bytes, then the mark, which is what
 * the owner's lookup saw: a digest of the versions, and the entry's fence. Who sees something else
 * came after an invalidation and has nothing to wait for. An owner of zeros is nobody: the result
 * of the key cannot be cached. Immutable.
 */
public final class LockValue {
  /** How many leading bytes name the owner: 8 of its JVM, 8 of its count, which begins at 1. */
  public static final int OWNER_BYTES = 16;

  private final byte[] bytes;

  private LockValue(long jvm, long count, Seen seen) {
    byte[] mark = seen.fence();
    bytes =
        ByteBuffer.allocate(OWNER_BYTES + Long.BYTES + mark.length)
            .putLong(jvm)
            .putLong(count)
            .putLong(seen.versions().digest())
            .put(mark)
            .array();
  }

  /**
   * A lock of this owner.
   *
   * @param count at least 1
   * @param seen known
   */
  public static LockValue of(long jvm, long count, Seen seen) {
    return new LockValue(jvm, count, seen);
  }

  /** Says that what is loaded after this was seen cannot be cached. */
  public static LockValue uncacheable(Seen seen) {
    return new LockValue(0, 0, seen);
  }

  /** The JVM of a lock's owner, 0 where there is no owner. */
  public static long jvm(byte[] lock) {
    return lock.length < OWNER_BYTES ? 0 : ByteBuffer.wrap(lock).getLong();
  }

  /** Owner and mark. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}
