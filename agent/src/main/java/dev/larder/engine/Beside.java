package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.lock.Loads;
import dev.larder.metrics.MissReason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one method beside its own calls: loads that none of them leads, and what calls of
 * other methods do with them. Thread-safe.
 */
public record Beside(
    ReadSite site, Lookups lookups, Loads loads, Answers answers, Outcomes outcomes) {
  /**
   * Begins a load of what is still served, for calls to come, unless it was loaded anew since, or
   * somebody does by now. Asks Redis; never throws.
   *
   * @return null if it is not to be loaded
   */
  public @Nullable Flight begin(Plan.Call call) {
    try {
      Missed missed =
          lookups.isWritten(call.values(), call.arguments())
              ? null
              : lookups.find(call.values(), call.arguments());
      if (missed == null || isAnew(missed.key(), missed.lookup())) {
        return null;
      }
      Flight mine = loads.flight(missed);
      mine.isAhead = true;
      if (mine.reason == MissReason.SETTLING
          || !mine.seen.isKnown()
          || loads.flights().begin(mine, missed.cameNanos()) != null) {
        return null;
      }
      return leads(mine, missed.stamp()) ? mine : null;
    } catch (Throwable fault) {
      site.recorder().fault(fault.toString());
      return null;
    }
  }

  /** Not where another load of the key has ended since it was looked up, here or elsewhere. */
  private boolean leads(Flight mine, int stamp) {
    if (loads.flights().stamp(mine.key) != stamp
        && isAnew(mine.key, loads.lookAgain(mine, () -> lookups.find(mine)))) {
      loads.finish(mine, Landing.MISSED); // who has joined meanwhile begins anew
      return false;
    }
    return loads.leadAtOnce(
        mine,
        () -> {
          Lookup found = lookups.find(mine);
          boolean unused = isAnew(mine.key, found);
          return found;
        });
  }

  /** Whether it was loaded anew meanwhile; if so, its own time to be loaded ahead comes. */
  private boolean isAnew(String key, Lookup found) {
    boolean anew = found.freshness() == Freshness.FRESH;
    if (anew) {
      loads.flights().resting().remove(key);
    }
    return anew;
  }

  /**
   * Looks several calls up in one round trip, of a method whose tags ask for no arguments.
   *
   * @param values of their keys, at least one
   * @return null where one of them is to run its origin and nothing else
   */
  public @Nullable List<Missed> find(List<Object> values) {
    return lookups.findAll(values);
  }

  /** What a call has, which is counted; null if it has to be loaded. */
  public @Nullable Hit served(Missed missed) {
    return missed.lookup().isAlive() ? answers.serve(missed.lookup()) : null;
  }

  /** Begins the load of a call, which is to end; null if its result cannot be kept. */
  public @Nullable Flight begin(Missed missed) {
    Flight mine = loads.flight(missed);
    return mine.reason == MissReason.SETTLING
            || loads.flights().begin(mine, missed.cameNanos()) != null
        ? null
        : mine;
  }

  /**
   * Ends it with a value, as the method would have returned it; with nothing kept if it could not.
   */
  public void keep(Flight flight, @Nullable Object value) {
    Object result = value == null ? site.format().nothing() : asResult(value);
    boolean nothing = value == null && !site.format().isPrimitive();
    if (result == null && !nothing) {
      abandon(flight);
    } else {
      outcomes.end(flight, result, null);
    }
  }

  /** Ends it with nothing. */
  public void abandon(Flight flight) {
    outcomes.abandon(flight);
  }

  private @Nullable Object asResult(Object value) {
    if (site.format().isResult(value)) {
      return value;
    }
    Object optional = Optional.of(value);
    return site.format().isResult(optional) ? optional : null;
  }

  /** A load that a call can follow without holding it up; null if there is none. */
  public @Nullable Flight joined(Missed missed) {
    Flights flights = loads.flights();
    Flight ahead = flights.current(missed.key());
    return ahead != null
            && site.settings().waitNanos() > 0
            && !flights.uncacheable().has(missed.key(), loads.ticker().nanos())
            && ahead.suits(missed.lookup().seen(), missed.cameNanos())
            && flights.join(ahead).flight() != null
        ? ahead
        : null;
  }
}
