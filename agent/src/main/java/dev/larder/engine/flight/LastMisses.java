package dev.larder.engine.flight;

import dev.larder.metrics.MissReason;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Why the last call that missed a key did, for so many keys; of two that meet in one place the
 * later is known. Thread-safe.
 */
public final class LastMisses {
  private static final int PLACES = 4096;

  private final AtomicReferenceArray<@Nullable Miss> places = new AtomicReferenceArray<>(PLACES);

  /**
   * A call that found nothing to serve.
   *
   * @param atNanos when it had looked
   */
  public record Miss(String key, MissReason reason, long atNanos) {}

  /** A flight's lookup was a miss; costs an object and no fence. */
  public void add(Flight flight) {
    Miss miss = new Miss(flight.key, flight.reason, flight.beganNanos);
    places.setRelease(place(flight.key), miss);
  }

  /** The last one of a key, null if none is known. */
  public @Nullable Miss of(String key) {
    Miss miss = places.getAcquire(place(key));
    return miss != null && miss.key.equals(key) ? miss : null;
  }

  private static int place(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
