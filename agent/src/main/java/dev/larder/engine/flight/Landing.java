package dev.larder.engine.flight;

import dev.larder.engine.entry.Loaded;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * How a flight ended for its followers: with a loaded value, with the leader's exception, or with
 * nothing that they may use.
 */
public record Landing(
    @Nullable Loaded loaded, @Nullable Throwable thrown, Time time, @Nullable Flight flight) {
  /** Followers run the origin themselves. */
  public static final Landing NOTHING = new Landing(null, null, Time.MEANWHILE);

  /** It has not ended in the time that a follower waits; the follower runs the origin itself. */
  public static final Landing LATE = new Landing(null, null, Time.LATE);

  /** It had ended before a follower could join; the follower begins anew. */
  public static final Landing MISSED = new Landing(null, null, Time.BEFORE);

  /** When a flight ended, as seen by a follower. */
  public enum Time {
    BEFORE,
    MEANWHILE,
    LATE,
    TO_COME
  }

  private Landing(@Nullable Loaded loaded, @Nullable Throwable thrown, Time time) {
    this(loaded, thrown, time, null);
  }

  /** Of a flight that goes on; its followers are told when it ends. */
  static Landing toCome(Flight flight) {
    return new Landing(null, null, Time.TO_COME, flight);
  }

  public static Landing of(Loaded loaded) {
    return new Landing(loaded, null, Time.MEANWHILE);
  }

  /**
   * A leader's exception is its followers' too, so that a failing origin is not asked once more by
   * each of them. What belongs to the leader's own call is not shared: an interrupt, a
   * cancellation, an error of the JVM.
   */
  public static Landing of(Throwable thrown) {
    return isPersonal(thrown) ? NOTHING : new Landing(null, thrown, Time.MEANWHILE);
  }

  /** Whether what was thrown a moment ago belongs to the call of the current thread alone. */
  public static boolean isPersonal(Throwable thrown) {
    return thrown instanceof InterruptedException
        || thrown instanceof CancellationException
        || thrown instanceof Error
        || Thread.currentThread().isInterrupted();
  }

  /** Whether it had not ended yet when the follower's time was over. */
  public boolean isLate() {
    return time == Time.LATE;
  }

  /** Whether it had ended before the follower could join. */
  public boolean isMissed() {
    return time == Time.BEFORE;
  }
}
