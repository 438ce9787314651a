package dev.larder.engine.flight;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.StandIn;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import dev.larder.version.CallTags;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One load of one key by one thread, its leader; what the leader's enter hands to its exit. Callers
 * that come while it goes on may follow it. An invalidation dooms it: it is out of the table from
 * then on and its result is not kept. Thread-safe; guarded by its monitor where not said otherwise.
 */
public final class Flight {
  public final String key;
  public final Object values;
  public final MissReason reason;

  /** Who loads; null where no thread is bound to the load. */
  public final @Nullable Thread leader;

  private final @Nullable Object unboundOf;

  /** What the leader's last lookup found; written by the leader alone. */
  public volatile Seen seen;

  /**
   * Before what its followers get was read: when the leader had looked, since the load begins after
   * it, or when it began to look, if it found an entry; written by the leader alone.
   */
  public volatile long beganNanos;

  /** What its entry carries, as far as the call tells; set before the flight is anybody else's. */
  public CallTags tags = CallTags.NONE;

  /** The keys of versions that the result tells; its thread's own. */
  public List<String> resultTags = List.of();

  /** Those of the leader's call, for a condition that asks for them later; its thread's own. */
  public Object @Nullable [] arguments;

  /** What answers if the load fails. */
  public final @Nullable StandIn standIn;

  /** Whether no caller waits for its result; written by the leader alone. */
  public boolean isAhead;

  private final CompletableFuture<Landing> landing = new CompletableFuture<>();
  private int followers;
  private boolean closed;
  private boolean doomed;

  /** A flight that the calling thread leads. */
  public Flight(String key, Object values, Lookup lookup, long beganNanos) {
    this(key, values, lookup, beganNanos, null);
  }

  /**
   * A flight.
   *
   * @param lookup what was found before it
   * @param unboundOf whose loads these are, where no thread is bound to the load; else null
   */
  public Flight(
      String key, Object values, Lookup lookup, long beganNanos, @Nullable Object unboundOf) {
    this.unboundOf = unboundOf;
    leader = unboundOf == null ? Thread.currentThread() : null;
    this.key = key;
    this.values = values;
    seen = lookup.seen();
    reason = lookup.missed() == null ? MissReason.ABSENT : lookup.missed();
    standIn = lookup.standIn(beganNanos);
    this.beganNanos = beganNanos;
  }

  /**
   * Whether a call may have this flight's result: the load began after the call came, or what is
   * under the key is what it was before the load, or has ended since. Else an invalidation came
   * between, maybe of another JVM, and what that leaves has not ended yet either. A call whose
   * lookup had no answer cannot tell. Nor can one of a version that moved a moment ago: the message
   * about it ended the loads from before it.
   */
  public boolean suits(Seen seenByCall, long cameNanos) {
    return beganNanos - cameNanos >= 0
        || !seenByCall.isAnswered()
        || (seen.includes(seenByCall) && cameNanos - beganNanos < EntryFormat.LONGEST_LOAD_NANOS);
  }

  /** Whether one of these versions is among those that its entry would carry. */
  public boolean carriesAny(List<String> versions) {
    return !Collections.disjoint(tags.keys(), versions);
  }

  /** What answers for its failure by now; null if nothing does. */
  public @Nullable StandIn standsIn(long nowNanos) {
    return standIn != null
            && standIn.isInTime(nowNanos)
            && standIn.seen().isSameAs(seen)
            && !isDoomed()
        ? standIn
        : null;
  }

  /**
   * Takes over what the leader has found by now, before it loads.
   *
   * @param beganNanos when it had looked; of a hit, when it began to
   * @return whether it is what it had found before
   */
  public boolean adopt(Seen found, long beganNanos) {
    boolean same = found.isSameAs(seen);
    seen = found;
    this.beganNanos = beganNanos;
    return same;
  }

  /** The keys of all versions that its entry carries. */
  public List<String> carried() {
    if (resultTags.isEmpty()) {
      return tags.keys();
    }
    return tags.with(resultTags).keys();
  }

  /** Joins, unless the flight has ended for followers. */
  synchronized boolean board() {
    if (closed) {
      return false;
    }
    followers++;
    return true;
  }

  /**
   * Whether who follows may be waited for by the load itself without anybody's noticing: it is
   * bound to no thread, and the follower is of another method.
   */
  public boolean mayNeed(Object follower) {
    return unboundOf != null && !unboundOf.equals(follower);
  }

  /** Lets no followers join, unless some have. */
  public synchronized boolean closeUnlessFollowed() {
    closed |= followers == 0;
    return closed;
  }

  /** Lets no more followers join and tells whether any did. */
  public synchronized boolean close() {
    closed = true;
    return followers > 0;
  }

  /** Ends the flight for its followers, those to come included. */
  public void land(Landing result) {
    landing.complete(result);
  }

  /** Whether nobody waits for it any more. */
  boolean hasLanded() {
    return landing.isDone();
  }

  /** A copy of its landing to come, which ends in nothing else. */
  public CompletableFuture<Landing> landing() {
    return landing.copy();
  }

  /** Waits for the landing, which is {@link Landing#LATE} when it did not come in time. */
  Landing await(long nanos) throws InterruptedException {
    try {
      return landing.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return Landing.LATE;
    }
  }

  /** Forbids that the result is kept. When this returns, nothing is being kept any more. */
  synchronized void doom() {
    doomed = true;
  }

  /** Whether the result may not be kept. */
  public synchronized boolean isDoomed() {
    return doomed;
  }

  /** Keeps the result, unless the flight was doomed. */
  public synchronized boolean keep(Runnable store) {
    if (!doomed) {
      store.run();
    }
    return !doomed;
  }
}
