package dev.larder.explain;

import dev.larder.engine.lock.KeyLocks;
import dev.larder.store.HeldKeys.Held;
import dev.larder.store.LockValue;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lock of a key, by which one JVM loads for all. */
final class LockLine {
  private LockLine() {}

  static void add(@Nullable Held held, KeyLocks locks, List<String> lines) {
    byte[] lock = held == null ? null : held.bytes();
    if (held != null && lock != null) {
      lines.add("lock: " + owner(lock, locks) + ", ends in " + Spans.ofMillis(held.leftMillis()));
    }
  }

  private static String owner(byte[] lock, KeyLocks locks) {
    if (locks.isMine(lock)) {
      return "this JVM loads";
    }
    long jvm = LockValue.jvm(lock);
    return jvm == 0
        ? "nobody's, the last result could not be cached, so nobody waits"
        : "another JVM loads, " + HexFormat.of().toHexDigits(jvm);
  }
}
