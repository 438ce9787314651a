package dev.larder.time;

/** How a thread waits for time to pass. Only the composition root makes one that does. */
@FunctionalInterface
public interface Pause {
  /** Waits about this many nanoseconds. */
  void nanos(long nanos) throws InterruptedException;
}
