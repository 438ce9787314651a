package dev.larder.invalidation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose invalidation Redis has not confirmed. They are dirty: this JVM neither reads nor
 * stores them there. Those whose invalidation has failed wait to be sent again; one that is on its
 * way does not. The journal is bounded; where it overflows, the versions of all rules take the
 * place of the keys that are lost, and every entry carries that of its rule. Thread-safe.
 */
final class Journal {
  private final int most;
  private volatile List<String> ofAllRules = List.of();
  private final Map<String, Mark> marks = new ConcurrentHashMap<>();
  private int turn; // by whoever takes, one at a time
  private final AtomicLong nextToken = new AtomicLong();

  /**
   * Keys that are to be sent again, and settle for as long.
   *
   * @param whole whether none of them was sent before
   * @param token of their mark
   */
  record Batch(List<String> keys, long settleMillis, boolean whole, long token) {}

  /**
   * An empty one.
   *
   * @param most keys, beside the versions of rules
   */
  Journal(int most) {
    this.most = most;
  }

  /** Knows the keys of the versions of all rules. */
  void cover(List<String> versions) {
    ofAllRules = List.copyOf(versions);
  }

  /**
   * Marks keys before their invalidation is sent, however many; the token of this mark. One of
   * these two ends it: {@link #confirm} or {@link #keep}.
   */
  long mark(Iterable<String> keys, long settleMillis) {
    long token = nextToken.incrementAndGet();
    Mark mark = new Mark(token, settleMillis);
    for (String key : keys) {
      marks.put(key, mark);
    }
    return token;
  }

  /** Redis has confirmed the invalidation of this mark; a later mark of the same key stays. */
  void confirm(Iterable<String> keys, long token) {
    for (String key : keys) {
      marks.computeIfPresent(key, (same, mark) -> mark.isOf(token) ? null : mark);
    }
  }

  /**
   * The invalidation of these keys has to be sent again. A key that there is no room for leaves
   * when the versions are marked: what raises them is sent after now, and so after its write.
   */
  void keep(Collection<String> keys, long token) {
    boolean overflows = false;
    for (String key : keys) {
      Mark mark = marks.get(key);
      if (mark == null || !mark.isOf(token)) {
        continue;
      }
      if (marks.size() <= most) {
        marks.replace(key, mark, mark.waiting());
      } else {
        if (!overflows) {
          overflows = true;
          overflow(mark.settleMillis());
        }
        marks.remove(key, mark);
      }
    }
  }

  /** What other lost keys settle for is not forgotten. */
  private void overflow(long settleMillis) {
    long token = nextToken.incrementAndGet();
    for (String version : ofAllRules) {
      marks.merge(
          version,
          Mark.ofLost(token, settleMillis),
          (old, now) -> {
            long longer = Math.max(old.settleMillis(), settleMillis);
            return Mark.ofLost(token, longer);
          });
    }
  }

  /** Whether the map is empty is not asked: its count lags behind what is in it. */
  boolean isDirty(String key) {
    return marks.containsKey(key);
  }

  /** The latest invalidation of a key that is not confirmed; null where all are. */
  @Nullable Mark latest(String key) {
    return marks.get(key);
  }

  /**
   * Marks some of the keys that wait, to send them; first the versions of rules, each of many
   * entries, but every other time whatever has its turn: those that go on failing must not keep
   * others waiting. None if none waits.
   */
  Batch take(int count) {
    List<String> order = inTurn(count);
    Mark like = order.stream().map(marks::get).filter(Journal::waits).findFirst().orElse(null);
    long token = nextToken.incrementAndGet();
    if (like == null) {
      return new Batch(List.of(), 0, false, token);
    }
    List<String> taken = new ArrayList<>();
    for (String key : order) {
      Mark mark = marks.get(key);
      if (mark == null || !mark.waits() || !mark.isLike(like) || taken.size() >= count) {
        continue;
      }
      if (marks.replace(key, mark, mark.sent(token))) {
        taken.add(key);
      }
    }
    return new Batch(taken, like.settleMillis(), like.whole(), token);
  }

  private static boolean waits(@Nullable Mark mark) {
    return mark != null && mark.waits();
  }

  private List<String> inTurn(int count) {
    List<String> keys = new ArrayList<>(marks.keySet());
    turn++;
    if (!keys.isEmpty()) {
      Collections.rotate(keys, -(int) ((long) turn / 2 * count % keys.size()));
    }
    if (turn % 2 == 1) {
      keys.addAll(0, ofAllRules);
    }
    return keys;
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }
}
