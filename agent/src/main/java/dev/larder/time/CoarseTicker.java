package dev.larder.time;

/**
 * A clock that a background task sets every few milliseconds: reading it costs a nanosecond where
 * {@code nanoTime} costs twenty-five. It can be held, so that one read tells both what the time is
 * and whether there is a reason to look closer. Thread-safe.
 */
public final class CoarseTicker implements Ticker {
  /** How often it is to be set. */
  public static final long MILLIS = 10;

  /** Further than anything lives; differences stay right. */
  private static final long AHEAD_NANOS = Long.MAX_VALUE / 2;

  private final Ticker exact;
  private volatile long now;
  private volatile long unlessHeld;
  private boolean held;

  /** As late as the exact one. */
  public CoarseTicker(Ticker exact) {
    this.exact = exact;
    tick();
  }

  /** Sets it. */
  public synchronized void tick() {
    show(exact.nanos());
  }

  /** Holds it, or lets it go on. */
  public synchronized void hold(boolean hold) {
    held = hold;
    show(now);
  }

  /** Whoever has read the one must not find the other behind it: see {@link #nanosUnlessHeld}. */
  private void show(long nanos) {
    unlessHeld = held ? nanos + AHEAD_NANOS : nanos;
    now = nanos;
  }

  /** Held or not. */
  @Override
  public long nanos() {
    return now;
  }

  /**
   * The same as {@link #nanos}, and never behind what that has told before; while it is held, a
   * time at which nothing is fresh any more.
   */
  public long nanosUnlessHeld() {
    return unlessHeld;
  }
}
