package dev.larder.engine.flight;

import dev.larder.engine.entry.Loaded;
import org.jspecify.annotations.Nullable;

/**
 * How a flight ended for its followers: with a loaded value, with the leader's exception, or with
 * nothing that they may use.
 */
public record Landing(@Nullable Loaded loaded, @Nullable Throwable thrown) {
  /** Followers run the origin themselves. */
  public static final Landing NOTHING = new Landing(null, null);

  public static Landing of(Loaded loaded) {
    return new Landing(loaded, null);
  }

  /**
   * A leader's exception is its followers' too, so that a failing origin is not asked once more by
   * each of them. What belongs to the leader's own thread is not shared: an interrupt, an error of
   * the JVM.
   */
  public static Landing of(Throwable thrown) {
    boolean personal = thrown instanceof InterruptedException || thrown instanceof Error;
    return personal || Thread.currentThread().isInterrupted() ? NOTHING : new Landing(null, thrown);
  }
}
