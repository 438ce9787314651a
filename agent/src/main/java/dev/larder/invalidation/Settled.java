package dev.larder.invalidation;

/**
 * Something that settles until a moment.
 *
 * @param release ends its hold in this JVM
 */
record Settled(long endNanos, Runnable release) {
  Settled until(long laterNanos) {
    return new Settled(endNanos - laterNanos > 0 ? endNanos : laterNanos, release);
  }

  boolean isOver(long nowNanos) {
    return endNanos - nowNanos <= 0;
  }
}
