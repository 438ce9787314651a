package dev.larder.engine.lock;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.entry.RefusedValueException;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.time.Ticker;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one method: who leads them, who follows, and how they end, here and for other JVMs.
 * Thread-safe.
 *
 * @param flights those of this JVM
 * @param leading whom their leaders ask
 * @param areBound whether a load is its thread's, which waits where it follows one; else nobody
 *     waits, and followers are told when it ends
 */
public record Loads(
    Flights flights, Leading leading, EntryFormat format, Ticker ticker, boolean areBound) {

  /** A flight that is yet to begin. */
  public Flight flight(String key, Object values, Lookup lookup) {
    return new Flight(key, values, lookup, ticker.nanos(), areBound ? null : format);
  }

  /** The same of a call that has to be loaded. */
  public Flight flight(Missed missed) {
    Flight flight = flight(missed.key(), missed.values(), missed.lookup());
    flight.tags = missed.tags();
    flight.arguments = missed.arguments();
    return flight;
  }

  /**
   * Asks whether a flight that has begun is to load; if not, it has ended.
   *
   * @param look looks its key up
   * @return null to load; else what to do instead: serve a hit, or run the origin and keep nothing
   */
  public @Nullable Lookup lead(Flight mine, Supplier<Lookup> look) {
    if (!leading.isShared() || !mine.seen.isKnown() || isUncacheable(mine)) {
      return null;
    }
    try {
      Led led = leading.lead(mine, look);
      return switch (led.next()) {
        case LOAD -> null;
        case LOAD_APART -> {
          mark(mine);
          mine.close();
          mine.land(Landing.NOTHING);
          yield null;
        }
        case SERVE -> {
          share(mine, led.found());
          yield led.found();
        }
        case BYPASS -> {
          finish(mine, Landing.NOTHING);
          yield led.found();
        }
      };
    } catch (Throwable fault) {
      finish(mine, Landing.NOTHING);
      throw fault;
    }
  }

  /**
   * Asks whether a flight that has begun is to load although nobody waits for it; if not, it has
   * ended.
   *
   * @param look looks its key up
   */
  public boolean leadAtOnce(Flight mine, Supplier<Lookup> look) {
    try {
      boolean leads = leading.leadAtOnce(mine, look);
      if (!leads) {
        finish(mine, Landing.MISSED); // who has joined meanwhile begins anew
      }
      return leads;
    } catch (Throwable fault) {
      finish(mine, Landing.NOTHING);
      throw fault;
    }
  }

  /**
   * The same of a flight that an older value answers for, where loads are shared with other JVMs.
   *
   * @return null to load; else what was found instead, which may be that value
   */
  public @Nullable Lookup renew(Flight mine, Supplier<Lookup> look) {
    if (!leading.isShared()) {
      return null;
    }
    AtomicReference<Lookup> found = new AtomicReference<>();
    return leadAtOnce(mine, () -> found.updateAndGet(before -> look.get())) ? null : found.get();
  }

  /** Looks a flight's key up once more; what it finds is what the flight has seen. */
  public Lookup lookAgain(Flight mine, Supplier<Lookup> look) {
    try {
      long began = ticker.nanos();
      Lookup lookup = look.get();
      boolean unused = mine.adopt(lookup.seen(), lookup.isHit() ? began : ticker.nanos());
      return lookup;
    } catch (Throwable fault) {
      finish(mine, Landing.NOTHING);
      throw fault;
    }
  }

  /** Another load of the key has ended: its result is for the followers, too. */
  public void share(Flight mine, Lookup found) {
    end(mine);
    Hit hit = found.hit();
    if (hit != null && mine.close()) {
      mine.land(landing(hit.get()));
    }
  }

  private Landing landing(@Nullable Object value) {
    try {
      return Landing.of(format.load(value, false));
    } catch (RefusedValueException refusal) {
      return Landing.NOTHING;
    }
  }

  /**
   * Registers a flight, or waits for another caller's that suits its call. One that was waited for
   * in vain makes way for another, here and in other JVMs.
   *
   * @param cameNanos when the call came
   * @param waitNanos 0 not to wait
   * @return null when it has begun; else how the other's ended, with nothing where it has nothing
   *     for this thread; or that it has yet to end, where nobody waits
   */
  public @Nullable Landing begin(Flight mine, long cameNanos, long waitNanos) {
    Landing landing = Landing.MISSED;
    while (landing.isMissed()) {
      Flight ahead = flights.begin(mine, cameNanos);
      if (ahead == null) {
        return null;
      }
      landing = follow(ahead, waitNanos);
    }
    return landing;
  }

  private Landing follow(Flight ahead, long waitNanos) {
    if (waitNanos == 0 || isUncacheable(ahead) || ahead.mayNeed(format)) {
      return Landing.NOTHING;
    }
    if (!areBound) {
      return flights.join(ahead);
    }
    Landing landing = flights.follow(ahead, waitNanos);
    if (landing.isLate()) {
      giveUpOn(ahead);
    }
    return landing;
  }

  /** A flight was waited for in vain. */
  public void giveUpOn(Flight ahead) {
    flights.makeWay(ahead, ticker.nanos());
    leading.end(ahead);
  }

  /** What a flight has loaded can be cached: the next ones are waited for again. */
  public void cacheable(Flight flight) {
    flights.cacheable(flight);
  }

  /** What it has loaded cannot be cached: the next callers neither queue nor follow for a while. */
  public void uncacheable(Flight flight) {
    if (!flight.isDoomed()) {
      mark(flight);
      leading.uncacheable(flight);
    }
  }

  /** A flight has ended, and what it had to store is stored. */
  public void end(Flight flight) {
    flights.end(flight);
    leading.end(flight);
  }

  /** The origin threw: whoever finds the flight yet is told, too, however late. */
  public void failed(Flight flight, Throwable thrown) {
    end(flight);
    flight.land(Landing.of(thrown));
  }

  /** Ends a flight that stores nothing. */
  public void finish(Flight flight, Landing landing) {
    end(flight);
    flight.close();
    flight.land(landing);
  }

  private void mark(Flight flight) {
    flights.uncacheable().add(flight.key, ticker.nanos());
  }

  private boolean isUncacheable(Flight flight) {
    return flights.uncacheable().has(flight.key, ticker.nanos());
  }
}
