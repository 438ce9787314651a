package dev.larder.engine.flight;

import dev.larder.transaction.OpenWrites;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The loads that are going on in this JVM, at most one for each key. A flight stays until its entry
 * is stored, so that a caller in between follows it instead of loading again. Thread-safe; no lock
 * is held while application code runs.
 *
 * <p>Deadlocks: each follower publishes the flight that it waits for before it looks whether that
 * flight's leader waits, over any number of steps, for a flight of its own thread. Of two threads
 * that close a circle at the same moment, at least one sees it.
 */
public final class Flights {
  private static final int STRIPES = 1024;

  private static final int MOST_HELD = 10_000;

  /** A longer chain of waiting threads is taken for a circle of others. */
  private static final int LONGEST_CHAIN = 64;

  private final Map<String, Flight> current = new ConcurrentHashMap<>();
  private final Map<Thread, Flight> waiting = new ConcurrentHashMap<>();
  private final OpenWrites openWrites;
  private final Map<String, Integer> held = new ConcurrentHashMap<>();
  private final UncacheableKeys uncacheable = new UncacheableKeys();
  private final AtomicIntegerArray ended = new AtomicIntegerArray(STRIPES);

  /** No flights yet. */
  public Flights(OpenWrites openWrites) {
    this.openWrites = openWrites;
  }

  /** The keys for which there are no flights of the threads that have written them. */
  public OpenWrites openWrites() {
    return openWrites;
  }

  /** The keys whose calls do not wait for each other. */
  public UncacheableKeys uncacheable() {
    return uncacheable;
  }

  public @Nullable Flight current(String key) {
    return current.get(key);
  }

  /** Whether the calling thread is loading this key already. */
  public boolean isOwn(String key) {
    Flight flight = current(key);
    return flight != null && flight.leader == Thread.currentThread();
  }

  /** Registers a flight; if there is one already, that one is returned and nothing changes. */
  public @Nullable Flight begin(Flight flight) {
    Flight quicker = current.putIfAbsent(flight.key, flight);
    if (quicker == null && isHeld(flight.key)) {
      flight.doom();
    }
    return quicker;
  }

  /**
   * Registers a flight, in place of one that does not suit its call; if there is one that does,
   * that one is returned.
   *
   * @param cameNanos when the call came
   */
  public @Nullable Flight begin(Flight flight, long cameNanos) {
    Flight other = begin(flight);
    while (other != null && !other.suits(flight.seen, cameNanos)) {
      if (current.remove(other.key, other)) {
        other.doom();
      }
      other = begin(flight);
    }
    return other;
  }

  /** Takes a flight out of the table. */
  public void end(Flight flight) {
    if (current.remove(flight.key, flight)) {
      ended.incrementAndGet(stripe(flight.key));
    }
  }

  /** Changes whenever a flight of this key ends: a lookup made before may be out of date after. */
  public int stamp(String key) {
    return ended.get(stripe(key));
  }

  /**
   * Dooms the load of a key that began before now. Callers from now on load for themselves.
   *
   * @return whether there was one
   */
  public boolean doom(String key) {
    uncacheable.remove(key);
    Flight flight = current.remove(key);
    if (flight == null) {
      return false;
    }
    ended.incrementAndGet(stripe(key));
    flight.doom();
    return true;
  }

  /**
   * Until its release, calls of a key run their origin and keep nothing: a write goes on that ends
   * later than the call that began it. The loads that go on are not doomed by it.
   *
   * @return false where too many are held already: there is nothing to release
   */
  public boolean hold(String key) {
    if (held.size() >= MOST_HELD) {
      return false;
    }
    held.merge(key, 1, Integer::sum);
    return true;
  }

  /** Ends one {@link #hold} of a key. */
  public void release(String key) {
    held.computeIfPresent(key, (same, holds) -> holds == 1 ? null : holds - 1);
  }

  public boolean isHeld(String key) {
    return !held.isEmpty() && held.containsKey(key);
  }

  /** How many loads are going on. */
  public int size() {
    return current.size();
  }

  /**
   * Waits for another thread's flight.
   *
   * @return null when it cannot be waited for: it has closed, it waits for this thread, it took too
   *     long, or this thread was interrupted (the interrupt stays set)
   */
  public @Nullable Landing follow(Flight flight, long nanos) {
    if (!flight.board()) {
      return null;
    }
    Thread self = Thread.currentThread();
    Flight outer = waiting.put(self, flight);
    try {
      return waitsForMe(flight, self) ? null : flight.await(nanos);
    } catch (InterruptedException interrupted) {
      self.interrupt();
      return null;
    } finally {
      restore(self, outer);
    }
  }

  private boolean waitsForMe(Flight flight, Thread self) {
    Flight next = flight;
    for (int steps = 0; next != null; steps++) {
      if (next.leader == self || steps == LONGEST_CHAIN) {
        return true;
      }
      next = waiting.get(next.leader);
    }
    return false;
  }

  private void restore(Thread self, @Nullable Flight outer) {
    if (outer == null) {
      waiting.remove(self);
    } else {
      waiting.put(self, outer);
    }
  }

  private static int stripe(String key) {
    return key.hashCode() & (STRIPES - 1);
  }
}
