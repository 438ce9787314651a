package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Loads;
import dev.larder.metrics.MissReason;
import org.jspecify.annotations.Nullable;

/** Loads of one method that go on beside its calls. Thread-safe. */
public record Beside(ReadSite site, Lookups lookups, Loads loads) {
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
      if (missed == null || missed.lookup().freshness() == Freshness.FRESH) {
        return null;
      }
      Flight mine = loads.flight(missed);
      mine.isAhead = true;
      if (mine.reason == MissReason.SETTLING
          || !mine.seen.isKnown()
          || loads.flights().begin(mine, missed.cameNanos()) != null) {
        return null;
      }
      return loads.leadAtOnce(mine, () -> lookups.find(mine)) ? mine : null;
    } catch (Throwable fault) {
      site.recorder().fault(fault.toString());
      return null;
    }
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
