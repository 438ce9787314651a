package dev.larder.behind.flush;

import dev.larder.time.Backoff;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Which keys have failed, and when they are tried again. Used by one flush at a time. */
final class Attempts {
  private static final int MOST = 8;
  private static final int MOST_KEYS = 10_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final Backoff pauses;
  private final Map<String, Failed> failed = new HashMap<>();

  private record Failed(int count, long dueNanos) {}

  /**
   * None yet.
   *
   * @param firstMillis the first pause
   */
  Attempts(long firstMillis) {
    pauses = new Backoff(Math.min(firstMillis, LONGEST_PAUSE_MILLIS), LONGEST_PAUSE_MILLIS);
  }

  /** Whether a key is to be tried. */
  boolean isDue(String key, long now) {
    Failed before = failed.get(key);
    return before == null || before.dueNanos - now <= 0;
  }

  /**
   * A key has failed.
   *
   * @return whether that was once too often
   */
  boolean failed(String key, long now) {
    Failed before = failed.get(key);
    int count = before == null ? 1 : before.count + 1;
    long pause = pauses.pauseMillis(count - 1, ThreadLocalRandom.current().nextDouble());
    if (before != null || failed.size() < MOST_KEYS) {
      failed.put(key, new Failed(count, now + TimeUnit.MILLISECONDS.toNanos(pause)));
    }
    return count >= MOST;
  }

  /** It has not failed any more. */
  void forget(String key) {
    failed.remove(key);
  }
}
