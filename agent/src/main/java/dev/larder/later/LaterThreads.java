package dev.larder.later;

import org.jspecify.annotations.Nullable;

/** Whose time is taken where a caller must not wait. Thread-safe. */
public interface LaterThreads {
  /**
   * Runs a task that may wait for Redis, and never for the application.
   *
   * @return false: there are too many of them, it does not run
   */
  boolean look(Runnable task);

  /**
   * Runs code of the application.
   *
   * @param context the context class loader that it expects
   */
  void call(@Nullable ClassLoader context, Runnable task);

  /**
   * Runs a short task in a while.
   *
   * @return takes it back, if it has not run yet
   */
  Runnable after(long millis, Runnable task);
}
