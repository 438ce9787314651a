package dev.larder.invalidation;

import dev.larder.invalidation.life.RuleLives;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was dropped and may be written for a while yet, by code that commits after its method has
 * returned. Until that time is over this JVM serves and keeps nothing of it; then it is dropped
 * once more, before anybody here is served again. A target that is dropped anew settles anew. So
 * many are kept in mind; where there are more, every key is held, and the versions of all rules are
 * dropped in their place. Thread-safe; guarded by its monitor.
 */
final class Settling {
  static final int MOST = 10_000;

  /** What could not even be tried to be dropped is tried again after so long. */
  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Invalidator invalidator;
  private final Ticker ticker;
  private final Map<String, Settled> settling = new HashMap<>();
  private @Nullable Settled others;
  private List<String> ofAllRules = List.of();

  Settling(Invalidator invalidator, Ticker ticker) {
    this.invalidator = invalidator;
    this.ticker = ticker;
  }

  /** The keys of the versions of all rules. */
  synchronized void cover(List<String> versions) {
    ofAllRules = List.copyOf(versions);
  }

  /** Drops targets now, and once more when they have settled. Does not wait. */
  @Nullable CompletionStage<Void> send(List<String> targets, long millis) {
    Runnable release = invalidator.hold(targets);
    try {
      return invalidator.send(targets, millis);
    } finally {
      add(SettleTime.without(targets), ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
      release.run();
    }
  }

  /** Holds targets from now on, and drops them at a time. */
  synchronized void add(List<String> targets, long endNanos) {
    for (String target : targets) {
      Settled known = settling.get(target);
      if (known != null) {
        settling.put(target, known.until(endNanos));
      } else if (settling.size() < MOST) {
        settling.put(target, new Settled(endNanos, invalidator.hold(List.of(target))));
      } else {
        Settled held = others == null ? new Settled(endNanos, invalidator.holdAll()) : others;
        others = held.until(endNanos);
      }
    }
  }

  /** Drops what has settled by now; to be called now and then. Does not wait. */
  void end() {
    List<String> targets = new ArrayList<>();
    List<Runnable> releases = new ArrayList<>();
    take(targets, releases);
    if (releases.isEmpty()) {
      return;
    }
    try {
      invalidator.send(targets, 0);
    } catch (RuntimeException | Error fault) {
      add(targets, ticker.nanos() + AGAIN_NANOS);
      throw fault;
    } finally {
      releases.forEach(Runnable::run);
    }
  }

  /**
   * When a write began that settles still, is told with whatever has settled: it may be its own.
   */
  private synchronized void take(List<String> targets, List<Runnable> releases) {
    long now = ticker.nanos();
    Iterator<Map.Entry<String, Settled>> each = settling.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Settled> one = each.next();
      boolean isOver = one.getValue().isOver(now);
      if (isOver || RuleLives.isOne(one.getKey())) {
        targets.add(one.getKey());
      }
      if (isOver) {
        releases.add(one.getValue().release());
        each.remove();
      }
    }
    if (others != null && others.isOver(now)) {
      targets.addAll(ofAllRules);
      releases.add(others.release());
      others = null;
    }
  }
}
