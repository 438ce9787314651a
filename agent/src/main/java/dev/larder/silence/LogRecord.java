package dev.larder.silence;

import org.jspecify.annotations.Nullable;

/** Stands for {@code java.util.logging.LogRecord}: takes everything and keeps nothing. */
public final class LogRecord {
  /** A record that nobody reads. */
  public LogRecord(Level level, @Nullable String message) {}

  /** Ignored. */
  public void setLoggerName(@Nullable String name) {}

  /** Ignored. */
  public void setSourceClassName(@Nullable String name) {}

  /** Ignored. */
  public void setSourceMethodName(@Nullable String name) {}

  /** Ignored. */
  public void setThrown(@Nullable Throwable thrown) {}
}
