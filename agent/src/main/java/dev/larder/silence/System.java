package dev.larder.silence;

import org.jspecify.annotations.Nullable;

/**
 * Stands for {@code java.lang.System} in the relocated Caffeine: the clock and identity hash as
 * they are, the logger silent, since {@code System.getLogger} may initialise the application's log
 * manager.
 */
@SuppressWarnings("JavaLangClash")
public final class System {
  private System() {}

  /** A silent logger. */
  public static Logger getLogger(String name) {
    return SilentLogger.ONLY;
  }

  /** The JVM's own. */
  public static long nanoTime() {
    return java.lang.System.nanoTime();
  }

  /** The JVM's own. */
  public static int identityHashCode(@Nullable Object object) {
    return java.lang.System.identityHashCode(object);
  }

  /** Stands for {@code java.lang.System.Logger}. */
  public interface Logger {
    /** Ignored. */
    void log(Level level, @Nullable String message);

    /** Ignored. */
    void log(Level level, @Nullable String message, @Nullable Throwable thrown);

    /** Stands for {@code java.lang.System.Logger.Level}. */
    enum Level {
      WARNING,
      ERROR
    }
  }

  private enum SilentLogger implements Logger {
    ONLY;

    @Override
    public void log(Level level, @Nullable String message) {}

    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {}
  }
}
