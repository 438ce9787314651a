package dev.larder.history;

import java.util.Locale;

/**
 * One call, by a clock that all JVMs share.
 *
 * @param version what a read returned, negative if it was no version at all; what a write made
 */
public record Operation(
    Kind kind, int jvm, int thread, int key, long version, long begin, long end) {

  /** What was called. */
  public enum Kind {
    READ,
    WRITE,
    /** A write in a transaction, from its begin to the return of its commit. */
    TRANSACTION
  }

  boolean isRead() {
    return kind == Kind.READ;
  }

  /** In words, with times in milliseconds from a moment. */
  String told(long from) {
    return String.format(
        Locale.ROOT,
        "JVM %d thread %d %s version %d of key %d, %.3f to %.3f ms",
        jvm,
        thread,
        switch (kind) {
          case READ -> "read";
          case WRITE -> "wrote";
          case TRANSACTION -> "committed";
        },
        version,
        key,
        (begin - from) / 1e6,
        (end - from) / 1e6);
  }
}
