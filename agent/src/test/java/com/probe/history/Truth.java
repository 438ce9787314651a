package com.probe.history;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/**
 * A version for each key, in a file that every process maps: the source of truth. Reads and writes
 * of one version are atomic between processes, as they are on any memory. Beside each version is
 * the lock of its row, which belongs to one change in all processes.
 */
final class Truth {
  private static final int APART = 64;
  private static final int LOCK = 8;
  private static final VarHandle VERSION =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final ByteBuffer versions;

  private Truth(ByteBuffer versions) {
    this.versions = versions;
  }

  static Truth in(Path file, int keys) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Truth(channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) keys * APART));
    }
  }

  long version(int key) {
    return (long) VERSION.getVolatile(versions, key * APART);
  }

  /** The next version of a key, which it has from now on. */
  long advance(int key) {
    return (long) VERSION.getAndAdd(versions, key * APART, 1L) + 1;
  }

  /** Waits until nobody else changes the row; what its next version will be. */
  long lock(int key) {
    while (!VERSION.compareAndSet(versions, key * APART + LOCK, 0L, 1L)) {
      LockSupport.parkNanos(50_000);
    }
    return version(key) + 1;
  }

  /** Others may change the row. */
  void unlock(int key) {
    VERSION.setVolatile(versions, key * APART + LOCK, 0L);
  }
}
