package dev.larder.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a site out of the making of its own keys: a getter that a key asks may call the very method
 * that the key is for. Thread-safe; each thread has its own mark.
 */
final class InputGuard {
  private final ThreadLocal<Boolean> within = new ThreadLocal<>();

  /** Whether this thread was not within. */
  boolean enter() {
    if (within.get() != null) {
      return false;
    }
    within.set(true);
    return true;
  }

  /** Passes an input or what was thrown on. */
  @Nullable Object leave(@Nullable Throwable thrown, @Nullable Object input) {
    within.remove();
    return input;
  }
}
