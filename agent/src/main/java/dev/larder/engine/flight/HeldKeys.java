package dev.larder.engine.flight;

import dev.larder.version.CallTags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys of which nothing is served or kept at the moment, so many at most: for want of room all
 * are. A key that is held more than once counts as often. Thread-safe.
 */
final class HeldKeys {
  static final int MOST = 10_000;

  private final Map<String, Integer> held = new ConcurrentHashMap<>();

  /** Not the map's own count, which lags behind what is in it. */
  private final AtomicInteger holds = new AtomicInteger();

  private final AtomicInteger holdsOfTags = new AtomicInteger();
  private final AtomicInteger holdsOfAll = new AtomicInteger();

  /** Until what it returns is run, once. */
  Runnable hold(List<String> keys) {
    if (holds.addAndGet(keys.size()) > MOST) {
      Runnable release = holdAll();
      holds.addAndGet(-keys.size());
      return release;
    }
    for (String key : keys) {
      held.merge(key, 1, Integer::sum);
      if (CallTags.isOfResult(key)) {
        holdsOfTags.incrementAndGet();
      }
    }
    return () -> release(keys);
  }

  private void release(List<String> keys) {
    for (String key : keys) {
      held.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
      if (CallTags.isOfResult(key)) {
        holdsOfTags.decrementAndGet();
      }
    }
    holds.addAndGet(-keys.size());
  }

  /** Until what it returns is run, once. */
  Runnable holdAll() {
    holdsOfAll.incrementAndGet();
    return holdsOfAll::decrementAndGet;
  }

  /** Whether a key is held, or a version that its entry may carry. */
  boolean has(String key, CallTags tags) {
    if (holdsOfAll.get() != 0) {
      return true;
    }
    return holds.get() != 0
        && (held.containsKey(key)
            || (tags.open() && holdsOfTags.get() != 0)
            || hasAny(tags.keys()));
  }

  private boolean hasAny(List<String> versions) {
    for (String version : versions) {
      if (held.containsKey(version)) {
        return true;
      }
    }
    return false;
  }
}
