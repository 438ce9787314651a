package dev.larder.engine.flight;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import dev.larder.version.VersionKeys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The loads that are going on in this JVM, at most one for each key. A flight stays until its entry
 * is stored, so that a caller in between follows it instead of loading again. Thread-safe; no lock
 * is held while application code runs.
 *
 * <p>One that somebody has waited for in vain may hang for ever. It makes way for another one, and
 * may keep its result all the same: so invalidations find it until it has ended or is too old.
 *
 * <p>Deadlocks: each follower publishes the flight that it waits for before it looks whether that
 * flight's leader waits, over any number of steps, for a flight of its own thread. Of two threads
 * that close a circle at the same moment, at least one sees it.
 */
public final class Flights {
  /** How long a key is known whose result could not be cached. */
  public static final long UNCACHEABLE_MILLIS = 120_000;

  private static final long FAILING_MILLIS = 10_000;
  private static final int STRIPES = 1024;

  /** A longer chain of waiting threads is taken for a circle of others. */
  private static final int LONGEST_CHAIN = 64;

  private final Map<String, Flight> current = new ConcurrentHashMap<>();

  /** Those that have made way; a flight is among them before it is out of the table. */
  private final Set<Flight> late = ConcurrentHashMap.newKeySet();

  private final Map<Thread, Flight> waiting = new ConcurrentHashMap<>();
  private final OpenWrites openWrites;
  private final HeldKeys held = new HeldKeys();
  private final MarkedKeys uncacheable = new MarkedKeys(UNCACHEABLE_MILLIS);
  private final MarkedKeys failing = new MarkedKeys(FAILING_MILLIS);
  private final MarkedKeys resting = new MarkedKeys(FAILING_MILLIS);
  private final LastMisses misses = new LastMisses();
  private final AtomicIntegerArray ended = new AtomicIntegerArray(STRIPES);

  /** No flights yet. */
  public Flights(OpenWrites openWrites) {
    this.openWrites = openWrites;
  }

  /** The keys for which there are no flights of the threads that have written them. */
  public OpenWrites openWrites() {
    return openWrites;
  }

  /**
   * The keys whose last result could not be cached: to wait for the next one's would only put its
   * callers in a row.
   */
  public MarkedKeys uncacheable() {
    return uncacheable;
  }

  /** The keys whose last load threw while something else could answer: they are spared. */
  public MarkedKeys failing() {
    return failing;
  }

  /** The keys that are not loaded ahead for a while: somebody does, or it left nothing. */
  public MarkedKeys resting() {
    return resting;
  }

  /** Why the last calls that loaded had to. */
  public LastMisses misses() {
    return misses;
  }

  public @Nullable Flight current(String key) {
    return current.get(key);
  }

  /** Whether the calling thread is loading this key already. */
  public boolean isOwn(String key) {
    Thread self = Thread.currentThread();
    Flight flight = current(key);
    return (flight != null && flight.leader == self)
        || (!late.isEmpty() && isAny(late, each -> each.leader == self && each.key.equals(key)));
  }

  private static boolean isAny(Set<Flight> flights, Predicate<Flight> condition) {
    for (Flight each : flights) {
      if (condition.test(each)) {
        return true;
      }
    }
    return false;
  }

  /** Registers a flight; if there is one already, that one is returned and nothing changes. */
  public @Nullable Flight begin(Flight flight) {
    Flight quicker = current.putIfAbsent(flight.key, flight);
    if (quicker == null && isHeld(flight.key, flight.tags)) {
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
      other.doom();
      current.remove(other.key, other);
      other = begin(flight);
    }
    return other;
  }

  /**
   * Takes a flight out of the table; its stamp first, so that whoever begins after it and has taken
   * the new one looks after what it stored.
   */
  public void end(Flight flight) {
    if (current.get(flight.key) == flight || late.contains(flight)) {
      ended.incrementAndGet(stripe(flight.key));
      current.remove(flight.key, flight);
      late.remove(flight);
    }
  }

  /**
   * Takes a flight out of the table that somebody has waited for in vain: whoever comes from now on
   * leads one of their own. It may keep its result yet.
   */
  public void makeWay(Flight flight, long nowNanos) {
    for (Flight each : List.copyOf(late)) {
      if (nowNanos - each.beganNanos >= EntryFormat.LONGEST_LOAD_NANOS) {
        each.doom();
        late.remove(each);
      }
    }
    if (current.get(flight.key) == flight) {
      late.add(flight);
      if (!current.remove(flight.key, flight)) {
        late.remove(flight); // it has ended meanwhile
      }
    }
  }

  /**
   * What a flight has loaded can be kept: the next ones are waited for again, and those that have
   * made way keep nothing over it.
   */
  public void cacheable(Flight flight) {
    unmark(flight.key);
    for (Flight each : late) {
      if (each != flight && each.key.equals(flight.key)) {
        each.doom();
      }
    }
  }

  private void unmark(String key) {
    uncacheable.remove(key);
    failing.remove(key);
    resting.remove(key);
  }

  /** Changes whenever a flight of this key ends: a lookup made before may be out of date after. */
  public int stamp(String key) {
    return ended.get(stripe(key));
  }

  /**
   * Dooms the load of a key that began before now, or those whose entries carry the version under
   * it. Callers from now on load for themselves. A flight is doomed before it is out of the table:
   * whoever does not find it there any more counts on its keeping nothing.
   *
   * @return whether there was one
   */
  public boolean doom(String key) {
    if (VersionKeys.isVersion(key)) {
      return doomTagged(key);
    }
    unmark(key);
    Flight flight = current(key);
    boolean found = flight != null;
    if (flight != null) {
      flight.doom();
      end(flight);
    }
    for (Flight each : late) {
      if (each.key.equals(key)) {
        found = true;
        each.doom();
      }
    }
    return found;
  }

  /**
   * Where only the result tells whether an entry carries it, a store asks for the versions after
   * the load and is fenced by them, unless entries live in this JVM only.
   */
  private boolean doomTagged(String version) {
    boolean found = doomTagged(version, current.values());
    return doomTagged(version, late) || found;
  }

  private boolean doomTagged(String version, Collection<Flight> flights) {
    boolean found = false;
    for (Flight flight : flights) {
      if (flight.tags.mayCarry(version)) {
        found = true;
        if (flight.tags.keys().contains(version) || flight.seen.versions().keys().isEmpty()) {
          flight.doom();
        }
        end(flight);
      }
    }
    return found;
  }

  /**
   * Until what it returns is run, calls of these keys run their origin and keep nothing: a write
   * goes on that ends later than the call that began it. The loads that go on are not doomed by it.
   * Where too many are held already, it means every key.
   */
  public Runnable hold(List<String> keys) {
    return held.hold(keys);
  }

  /** Until what it returns is run, calls of every key run their origin and keep nothing. */
  public Runnable holdAll() {
    return held.holdAll();
  }

  /** Whether a key is held, or a version that its entry may carry. */
  public boolean isHeld(String key, CallTags tags) {
    return held.has(key, tags);
  }

  /** How many loads are going on that may be followed. */
  public int size() {
    return current.size();
  }

  /**
   * Waits for another thread's flight.
   *
   * @return {@link Landing#NOTHING} when it cannot be waited for: it has closed and goes on, it
   *     waits for this thread, or this thread was interrupted (the interrupt stays set); {@link
   *     Landing#MISSED} when it has closed and is out of the table; {@link Landing#LATE} when it
   *     took too long
   */
  public Landing follow(Flight flight, long nanos) {
    if (!flight.board()) {
      return tooLate(flight);
    }
    Thread self = Thread.currentThread();
    Flight outer = waiting.put(self, flight);
    try {
      return waitsForMe(flight, self) ? Landing.NOTHING : flight.await(nanos);
    } catch (InterruptedException interrupted) {
      self.interrupt();
      return Landing.NOTHING;
    } finally {
      restore(self, outer);
    }
  }

  /**
   * Joins a flight without waiting for it.
   *
   * @return {@link Landing#toCome} of it; else as {@link #follow}
   */
  public Landing join(Flight flight) {
    return flight.board() ? Landing.toCome(flight) : tooLate(flight);
  }

  private Landing tooLate(Flight flight) {
    return current(flight.key) == flight ? Landing.NOTHING : Landing.MISSED;
  }

  /** Who waits for a flight that has landed is about to go on. */
  private boolean waitsForMe(Flight flight, Thread self) {
    Flight next = flight;
    for (int steps = 0; next != null && !next.hasLanded(); steps++) {
      if (next.leader == self || steps == LONGEST_CHAIN) {
        return true;
      }
      next = next.leader == null ? null : waiting.get(next.leader);
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
