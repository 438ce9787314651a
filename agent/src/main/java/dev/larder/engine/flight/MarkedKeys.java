package dev.larder.engine.flight;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keys about which something is known for a while. Of two keys that meet in one place the later is
 * known. Thread-safe.
 */
public final class MarkedKeys {
  private static final int PLACES = 4096;

  private final AtomicReferenceArray<@Nullable Marker> places = new AtomicReferenceArray<>(PLACES);

  private final long lifeNanos;

  /** None yet; each is known for so long if not said otherwise. */
  public MarkedKeys(long lifeMillis) {
    lifeNanos = TimeUnit.MILLISECONDS.toNanos(lifeMillis);
  }

  private record Marker(String key, long endNanos) {}

  /** Marks a key. */
  public void add(String key, long nowNanos) {
    add(key, nowNanos, lifeNanos);
  }

  /** The same for so long. */
  public void add(String key, long nowNanos, long forNanos) {
    places.set(place(key), new Marker(key, nowNanos + forNanos));
  }

  /** It is known no longer. */
  public void remove(String key) {
    Marker marker = places.get(place(key));
    if (marker != null && marker.key.equals(key)) {
      places.compareAndSet(place(key), marker, null);
    }
  }

  public boolean has(String key, long nowNanos) {
    Marker marker = places.get(place(key));
    return marker != null && marker.key.equals(key) && marker.endNanos - nowNanos > 0;
  }

  private static int place(String key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
