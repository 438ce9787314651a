package dev.larder.invalidation;

import dev.larder.invalidation.plain.PlainKeys;
import dev.larder.store.KeyStore;
import dev.larder.time.Backoff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Removes the keys that patterns mean, in the background: one pattern after the other, one part of
 * the keys after the other, with pauses between. That their entries are no longer any good is the
 * work of versions, raised before; this gives their memory back. Plain entries carry none: until it
 * is over they are out of date. A pattern that waits already waits once; one that is asked for
 * while it is looked for is looked for again. What fails is taken up again later. Thread-safe;
 * guarded by its monitor.
 */
public final class KeyScans {
  /** Where the steps run: must not be a thread that an answer of the store needs. */
  public interface Later {
    /** Runs a task after so many milliseconds; does not wait. */
    void run(long millis, Runnable task);
  }

  /** Hears of what became of a pattern; must not block. */
  public interface Listener {
    /** All keys have been looked through. */
    void ended(long removed);

    /** A step has failed; it will be taken again. */
    void failed(Throwable fault);

    /** Too many patterns wait: their keys stay until they expire. */
    void refused();
  }

  private static final int MOST_WAITING = 1_000;
  private static final long PAUSE_MILLIS = 10;
  private static final Backoff BACKOFF = new Backoff(200, 5_000);

  private final KeyStore keys;
  private final JournaledStore versions;
  private final BooleanSupplier mayAsk;
  private final Later later;
  private final Listener listener;
  private final AtomicLong removed = new AtomicLong();
  private final Map<KeyPattern, KeyWalk> waiting = new LinkedHashMap<>();
  private boolean isWalking;
  private int failed;

  /**
   * Of one store.
   *
   * @param versions where the patterns' versions are raised
   * @param mayAsk whether the store is to be asked at all at the moment
   */
  public KeyScans(
      KeyStore keys,
      JournaledStore versions,
      BooleanSupplier mayAsk,
      Later later,
      Listener listener) {
    this.keys = keys;
    this.versions = versions;
    this.mayAsk = mayAsk;
    this.later = later;
    this.listener = listener;
    versions.plain().onRaised(this::ofRules);
  }

  /**
   * Patterns are about to be dropped: plain entries that they mean are out of date from now on.
   *
   * @return to be run when they are, which has their keys removed
   */
  Runnable begin(List<KeyPattern> patterns) {
    PlainKeys plain = versions.plain();
    patterns.forEach(pattern -> plain.await(pattern.glob()));
    return () ->
        patterns.forEach(
            pattern -> {
              request(pattern);
              plain.end(pattern.glob());
            });
  }

  /** The same of all keys of rules. */
  private Runnable ofRules(List<PlainKeys.OfRule> rules) {
    return begin(rules.stream().map(rule -> new KeyPattern(rule.version(), rule.glob())).toList());
  }

  /** Has a pattern's keys removed, from the first one on. Does not wait. */
  void request(KeyPattern pattern) {
    if (isTaken(pattern, MOST_WAITING)) {
      return;
    }
    listener.refused();
    // Plain entries do not go by versions: all keys of a rule are looked for in place of some.
    for (PlainKeys.OfRule rule : versions.plain().meeting(pattern.glob())) {
      boolean unused = isTaken(new KeyPattern(rule.version(), rule.glob()), Integer.MAX_VALUE);
    }
  }

  private synchronized boolean isTaken(KeyPattern pattern, int most) {
    if (waiting.size() >= most && !waiting.containsKey(pattern)) {
      return false;
    }
    if (waiting.put(pattern, new KeyWalk(pattern, keys, versions, removed)) == null) {
      versions.plain().await(pattern.glob());
    }
    if (!isWalking) {
      isWalking = true;
      later.run(0, this::next);
    }
    return true;
  }

  /** How many keys have been removed, of whatever patterns. */
  public long removed() {
    return removed.get();
  }

  private void next() {
    KeyWalk walk = first();
    if (walk != null) {
      go(walk);
    }
  }

  private synchronized @Nullable KeyWalk first() {
    var each = waiting.values().iterator();
    if (!each.hasNext()) {
      isWalking = false;
      return null;
    }
    KeyWalk walk = each.next();
    each.remove();
    return walk;
  }

  private void go(KeyWalk walk) {
    if (!mayAsk.getAsBoolean()) {
      putOff(walk);
      return;
    }
    try {
      var unused = walk.step().whenComplete((went, fault) -> stepped(walk, went, fault));
    } catch (RuntimeException | Error fault) {
      stepped(walk, null, fault);
    }
  }

  /** A step has been taken, was not to be taken yet, or has failed: {@code went} is null then. */
  private void stepped(KeyWalk walk, @Nullable Boolean went, @Nullable Throwable fault) {
    if (fault != null) {
      listener.failed(fault);
    }
    if (went == null || !went) {
      putOff(walk);
      return;
    }
    synchronized (this) {
      failed = 0;
    }
    if (walk.hasEnded()) {
      versions.plain().end(walk.pattern().glob());
      listener.ended(walk.removed());
      later.run(PAUSE_MILLIS, this::next);
    } else {
      later.run(PAUSE_MILLIS, () -> go(walk));
    }
  }

  /** Behind the others, from where it was, unless it is to begin again. */
  private synchronized void putOff(KeyWalk walk) {
    KeyWalk again = waiting.putIfAbsent(walk.pattern(), walk);
    if (again != null) {
      versions.plain().end(walk.pattern().glob());
    }
    long pause = BACKOFF.pauseMillis(failed, ThreadLocalRandom.current().nextDouble());
    failed = again == null ? failed + 1 : failed;
    later.run(pause, this::next);
  }
}
