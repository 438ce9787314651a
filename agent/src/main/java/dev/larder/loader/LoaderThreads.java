package dev.larder.loader;

import org.jspecify.annotations.Nullable;

/** Where methods of the application are run beside their callers. Thread-safe. */
public interface LoaderThreads {
  /**
   * Runs a task that runs a method of the application, on a thread where nothing has run before.
   *
   * @param context the context class loader that it expects
   * @return false: there are too many of them, it does not run
   */
  boolean load(@Nullable ClassLoader context, Runnable task);
}
