package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;
import dev.larder.time.Backoff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * What is remembered from one flush to the next: which keys have failed, and what has run and could
 * not be taken out of the queue. Used by one flush at a time.
 */
final class Attempts {
  private static final int MOST = 8;
  private static final int MOST_KEYS = 10_000;
  private static final int MOST_IDS = 20_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final Backoff pauses;
  private final Map<String, Failed> failed = new HashMap<>();
  private final Set<String> ran = new HashSet<>();
  private final Set<String> ids = new LinkedHashSet<>();

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

  /** Remembers a call that has run, for a while. */
  void ran(String id) {
    ids.add(id);
    if (ids.size() > MOST_IDS) {
      ids.remove(ids.iterator().next());
    }
  }

  /** Whether a call has run that waits once more, since it was not known whether it did. */
  boolean hasRun(String id) {
    return ids.contains(id);
  }

  /** Takes out of a queue what has run. */
  void remove(WriteQueue queue, List<String> places) throws Unreachable {
    ran.addAll(places);
    if (!ran.isEmpty()) {
      Void unused = Unreachable.await(queue.remove(new ArrayList<>(ran)));
      ran.clear();
    }
  }
}
