package dev.larder.time;

/** A monotonic clock in nanoseconds. Only the composition root makes a system ticker. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since some fixed moment; only differences have a meaning. */
  long nanos();

  /** The JVM's own {@link System#nanoTime()}. */
  static Ticker system() {
    return System::nanoTime;
  }
}
