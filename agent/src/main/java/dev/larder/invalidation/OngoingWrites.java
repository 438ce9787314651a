package dev.larder.invalidation;

import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Writes that go on after their calls have returned. Of what they make out of date this JVM serves
 * and keeps nothing until they end, but no longer than a minute, since some never do: then it is
 * dropped, by when most of them have done what they will. So many are known one by one; what others
 * drop settles for that minute, whether they end earlier or not. Thread-safe; guarded by its
 * monitor.
 */
final class OngoingWrites {
  static final int MOST = 10_000;
  static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Invalidator invalidator;
  private final Settling settling;
  private final Ticker ticker;

  /** In the order of their ends. */
  private final Set<Ongoing> ongoing = new LinkedHashSet<>();

  /** One write; itself alone is equal to it. */
  private static final class Ongoing {
    private final List<String> targets;
    private final long endNanos;
    private final Runnable release;
    private final Runnable overdue;

    private Ongoing(List<String> targets, long endNanos, Runnable release, Runnable overdue) {
      this.targets = targets;
      this.endNanos = endNanos;
      this.release = release;
      this.overdue = overdue;
    }
  }

  OngoingWrites(Invalidator invalidator, Settling settling, Ticker ticker) {
    this.invalidator = invalidator;
    this.settling = settling;
    this.ticker = ticker;
  }

  /**
   * A write goes on.
   *
   * @param overdue hears of it if that takes too long
   * @return to be run when it has ended, and what it made out of date is dropped
   */
  Runnable add(List<String> targets, Runnable overdue) {
    long endNanos = ticker.nanos() + LONGEST_NANOS;
    Ongoing write = new Ongoing(targets, endNanos, invalidator.hold(targets), overdue);
    if (!fits(write)) {
      settling.add(SettleTime.without(targets), endNanos);
      write.release.run();
      return () -> {};
    }
    return () -> end(write);
  }

  private synchronized boolean fits(Ongoing write) {
    return ongoing.size() < MOST && ongoing.add(write);
  }

  private void end(Ongoing write) {
    boolean waits;
    synchronized (this) {
      waits = ongoing.remove(write);
    }
    if (waits) {
      write.release.run();
    }
  }

  /** Drops what has been waited for too long; to be called now and then. Does not wait. */
  void endOverdue() {
    for (Ongoing write : takeOverdue()) {
      try {
        invalidator.send(write.targets);
      } finally {
        write.release.run();
        write.overdue.run();
      }
    }
  }

  private synchronized List<Ongoing> takeOverdue() {
    List<Ongoing> taken = new ArrayList<>();
    long now = ticker.nanos();
    Iterator<Ongoing> each = ongoing.iterator();
    while (each.hasNext()) {
      Ongoing write = each.next();
      if (write.endNanos - now > 0) {
        break;
      }
      taken.add(write);
      each.remove();
    }
    return taken;
  }
}
