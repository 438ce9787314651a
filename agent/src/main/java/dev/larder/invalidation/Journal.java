package dev.larder.invalidation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The keys whose invalidation Redis has not confirmed. They are dirty: this JVM neither reads nor
 * stores them there. The journal is bounded; where it overflows, every key is dirty until entries
 * written before have expired. Thread-safe.
 */
final class Journal {
  private final int most;
  private volatile long longestTtlNanos;
  private final Map<String, Long> tokens = new ConcurrentHashMap<>();
  private final AtomicLong nextToken = new AtomicLong();
  private final AtomicLong journaled = new AtomicLong();
  private volatile boolean overflowed;
  private volatile long allDirtyUntil;

  Journal(int most, long longestTtlNanos) {
    this.most = most;
    this.longestTtlNanos = longestTtlNanos;
  }

  /** Entries live this long, or as long as any did before. */
  void cover(long ttlNanos) {
    longestTtlNanos = Math.max(longestTtlNanos, ttlNanos);
  }

  /** Marks keys before their invalidation is sent; the token of this mark. */
  long mark(Iterable<String> keys, long nowNanos) {
    long token = nextToken.incrementAndGet();
    for (String key : keys) {
      if (tokens.size() < most || tokens.containsKey(key)) {
        tokens.put(key, token);
      } else {
        allDirtyUntil = nowNanos + longestTtlNanos;
        overflowed = true;
      }
    }
    return token;
  }

  /** Redis has confirmed the invalidation of this mark; a later mark of the same key stays. */
  void confirm(Iterable<String> keys, long token) {
    for (String key : keys) {
      tokens.remove(key, token);
    }
  }

  /** The invalidation of these keys has to be sent again. */
  void keep(int keys) {
    journaled.addAndGet(keys);
  }

  boolean isDirty(String key, long nowNanos) {
    if (overflowed && isAllDirty(nowNanos)) {
      return true;
    }
    return !tokens.isEmpty() && tokens.containsKey(key);
  }

  /** Up to so many dirty keys, for a replay. */
  List<String> some(int count) {
    List<String> keys = new ArrayList<>();
    for (String key : tokens.keySet()) {
      if (keys.size() == count) {
        break;
      }
      keys.add(key);
    }
    return keys;
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  long journaled() {
    return journaled.get();
  }

  private boolean isAllDirty(long nowNanos) {
    if (allDirtyUntil - nowNanos > 0) {
      return true;
    }
    overflowed = false;
    return false;
  }
}
