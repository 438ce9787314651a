package dev.larder.log;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Larder's log: to stderr, or to the file that {@code -Dlarder.log} names; the lowest level written
 * by {@code -Dlarder.log.level} (debug, info, warn, off). Thread-safe.
 */
public final class Log {
  /** How much a line matters, rising. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    OFF
  }

  private final PrintStream out;
  private final Level lowest;

  Log(PrintStream out, Level lowest) {
    this.out = out;
    this.lowest = lowest;
  }

  /**
   * The log that the system properties ask for; a file that cannot be opened leaves stderr, with a
   * line that says so.
   */
  public static Log fromSystemProperties() {
    Level lowest = level(System.getProperty("larder.log.level"));
    String file = System.getProperty("larder.log");
    if (file == null) {
      return new Log(System.err, lowest);
    }
    try {
      return new Log(new PrintStream(new FileOutputStream(file, true), true, "UTF-8"), lowest);
    } catch (IOException fault) {
      Log log = new Log(System.err, lowest);
      log.warn("cannot write the log file " + file + ", writing to stderr: " + fault.getMessage());
      return log;
    }
  }

  /** What an operator wants to know once. */
  public void info(String line) {
    write(Level.INFO, line);
  }

  /** What an operator has to act on. */
  public void warn(String line) {
    write(Level.WARN, line);
  }

  /** What a developer of rules wants to know. */
  public void debug(String line) {
    write(Level.DEBUG, line);
  }

  private void write(Level level, String line) {
    if (level.compareTo(lowest) >= 0) {
      out.println("larder: " + line);
    }
  }

  private static Level level(@Nullable String name) {
    if (name != null) {
      for (Level level : Level.values()) {
        if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
          return level;
        }
      }
    }
    return Level.INFO;
  }
}
