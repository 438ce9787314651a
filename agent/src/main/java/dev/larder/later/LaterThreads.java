package dev.larder.later;

import org.jspecify.annotations.Nullable;

/** Whose time is taken where a caller must not wait. Thread-safe. */
public interface LaterThreads {
  /**
   * Runs a task that may wait for Redis, and never for the application.
   *
   * @param context the context class loader of those whose values are read
   * @return false: there are too many of them, it does not run
   */
  boolean look(@Nullable ClassLoader context, Runnable task);

  /**
   * Tells the application something, which may run code of its own.
   *
   * @param context the context class loader that it expects
   */
  void tell(@Nullable ClassLoader context, Runnable task);

  /**
   * Runs a method of the application, on a thread where nothing has run before.
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
