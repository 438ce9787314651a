package dev.larder.engine.flight;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose last result could not be cached, for a while: to wait for the next one's would
 * only put its callers in a row. Of two keys that meet in one place the later is known.
 * Thread-safe.
 */
public final class UncacheableKeys {
  /** How long a key is known. */
  public static final long LIFE_MILLIS = 120_000;

  private static final int PLACES = 4096;

  private final AtomicReferenceArray<@Nullable Marker> places = new AtomicReferenceArray<>(PLACES);

  private record Marker(String key, long endNanos) {}

  /** Marks a key. */
  public void add(String key, long nowNanos) {
    long endNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(LIFE_MILLIS);
    places.set(place(key), new Marker(key, endNanos));
  }

  /** The key was invalidated, or its result has been cached. */
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
