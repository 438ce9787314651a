package dev.larder.engine.flight;

import dev.larder.engine.entry.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * How a flight ended for its followers: with a loaded value, with the leader's exception, or with
 * nothing that they may use.
 *
 * @param isLate whether it had not ended yet when the follower's time was over
 */
public record Landing(@Nullable Loaded loaded, @Nullable Throwable thrown, boolean isLate) {
  /** Followers run the origin themselves. */
  public static final Landing NOTHING = new Landing(null, null, false);

  /** It has not ended in the time that a follower waits; the follower runs the origin itself. */
  public static final Landing LATE = new Landing(null, null, true);

  public static Landing of(Loaded loaded) {
    return new Landing(loaded, null, false);
  }

  /**
   * A leader's exception is its followers' too, so that a failing origin is not asked once more by
   * each of them. What belongs to the leader's own thread is not shared: an interrupt, an error of
   * the JVM.
   */
  public static Landing of(Throwable thrown) {
    boolean personal = thrown instanceof InterruptedException || thrown instanceof Error;
    return personal || Thread.currentThread().isInterrupted()
        ? NOTHING
        : new Landing(null, thrown, false);
  }
}
