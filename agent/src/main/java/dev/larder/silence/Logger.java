package dev.larder.silence;

import org.jspecify.annotations.Nullable;

/** Stands for {@code java.util.logging.Logger}: a logger at which no level is enabled. */
public final class Logger {
  private final String name;

  private Logger(String name) {
    this.name = name;
  }

  /** A silent logger. */
  public static Logger getLogger(String name) {
    return new Logger(name);
  }

  /** The name it was asked for by. */
  public String getName() {
    return name;
  }

  /** Never. */
  public boolean isLoggable(Level level) {
    return false;
  }

  /** Ignored. */
  public void log(Level level, @Nullable String message) {}

  /** Ignored. */
  public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {}

  /** Ignored. */
  public void log(LogRecord entry) {}
}
