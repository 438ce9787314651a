package dev.larder.engine;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.Outcome;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.RefusedValueException;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.lock.Loads;
import org.jspecify.annotations.Nullable;

/** What becomes of the results of one method's loads. Thread-safe. */
record Outcomes(ReadSite site, Entries entries, Loads loads) {
  private static final int LARGE_BYTES = 100 << 10;

  /**
   * Gives a load's result to those who follow it, and keeps it where it can be kept. The flight
   * ends by it unless this throws.
   *
   * @throws RefusedValueException when it cannot be rebuilt equal
   */
  void settle(Flight flight, @Nullable Object result) throws RefusedValueException {
    long nanos = loads.ticker().nanos() - flight.beganNanos;
    site.recorder().loaded(nanos);
    loads.leading().loaded(nanos);
    Outcome outcome = site.format().isNotFound(result) ? Outcome.NOT_FOUND : Outcome.VALUE;
    boolean fenced = flight.seen.isKnown() && nanos < EntryFormat.LONGEST_LOAD_NANOS;
    Afterwards afterwards =
        fenced && site.unless().holds(flight.arguments, result)
            ? Afterwards.NOTHING
            : site.pattern().onOutcome(outcome, fenced);
    if (afterwards == Afterwards.NOTHING) {
      letGo(flight, result, fenced);
      return;
    }
    flight.resultTags = site.tags().after(flight.arguments, result);
    Loaded loaded = site.format().load(result, entries.needsBytes());
    flight.land(Landing.of(loaded));
    if (loaded.bytes() > site.settings().maxBytes()) {
      leaveOut(flight, loaded.bytes());
      return;
    }
    if (loaded.bytes() > LARGE_BYTES) {
      site.recorder().large(loaded.bytes());
    }
    loads.cacheable(flight);
    entries.store(flight, loaded, site.settings().life(afterwards), () -> loads.end(flight));
  }

  private void leaveOut(Flight flight, int bytes) {
    loads.uncacheable(flight);
    loads.end(flight);
    site.recorder().oversized();
    site.recorder().fault("an entry of " + bytes + " bytes is over max-bytes and not stored");
  }

  /**
   * A result that is not kept is for those who follow already.
   *
   * @param refused whether it was not kept for what it is
   */
  private void letGo(Flight flight, @Nullable Object result, boolean refused)
      throws RefusedValueException {
    if (refused) {
      loads.uncacheable(flight);
    }
    loads.end(flight);
    if (flight.close()) {
      flight.land(Landing.of(site.format().load(result, false)));
    }
  }
}
