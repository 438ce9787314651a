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

  /** After a load: it returned, or it threw. */
  void end(Flight flight, @Nullable Object result, @Nullable Throwable thrown) {
    try {
      if (isMiss(flight, thrown)) {
        miss(flight);
      }
      if (thrown != null) {
        site.recorder().loadFailed();
        if (flight.standIn != null && !Landing.isPersonal(thrown)) {
          loads.flights().failing().add(flight.key, loads.ticker().nanos());
        }
        rest(flight);
        loads.failed(flight, thrown);
      } else {
        settle(flight, result);
      }
    } catch (RefusedValueException refusal) {
      refuse(flight, String.valueOf(refusal.getMessage()));
    } catch (Throwable fault) {
      loads.finish(flight, Landing.NOTHING);
      site.recorder().fault(fault.toString());
      site.recorder().bypass();
    }
  }

  private static boolean isMiss(Flight flight, @Nullable Throwable thrown) {
    boolean answered = thrown != null && flight.standIn != null && !Landing.isPersonal(thrown);
    return !flight.isAhead && !answered;
  }

  void miss(Flight missed) {
    site.recorder().miss(missed.reason);
    loads.flights().misses().add(missed);
  }

  /** A load ahead that leaves nothing is not tried again at once. */
  private void rest(Flight flight) {
    if (flight.isAhead) {
      loads.flights().resting().add(flight.key, loads.ticker().nanos());
    }
  }

  /** A load that will not end, as far as anybody can tell, or whose result is of another key. */
  void abandon(Flight flight) {
    rest(flight);
    loads.finish(flight, Landing.NOTHING);
  }

  /** A load whose result cannot be kept. */
  void refuse(Flight flight, String reason) {
    rest(flight);
    loads.uncacheable(flight);
    loads.finish(flight, Landing.NOTHING);
    site.recorder().fault("not cached: " + reason);
  }

  /**
   * Gives a load's result to those who follow it, and keeps it where it can be kept. The flight
   * ends by it unless this throws.
   *
   * @throws RefusedValueException when it cannot be rebuilt equal
   */
  private void settle(Flight flight, @Nullable Object result) throws RefusedValueException {
    long nanos = loads.ticker().nanos() - flight.beganNanos;
    site.recorder().loaded(nanos);
    loads.leading().loaded(nanos);
    site.settings().ages().ahead().loads().add(nanos);
    Outcome outcome = site.format().isNotFound(result) ? Outcome.NOT_FOUND : Outcome.VALUE;
    boolean fenced = flight.seen.isKnown() && nanos < longestNanos(flight);
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
    entries.store(flight, loaded, site.settings().life(afterwards), stored -> end(flight, stored));
  }

  /**
   * The longest that a load may take whose result is kept. Of one that may store where its entry
   * has ended, what another call has stored since must not have ended, too.
   */
  private long longestNanos(Flight flight) {
    return flight.seen.mayHaveEnded()
        ? Math.min(EntryFormat.LONGEST_LOAD_NANOS, site.settings().shortestNanos())
        : EntryFormat.LONGEST_LOAD_NANOS;
  }

  /** Who found the entry of before it near its end meanwhile has left the load to this flight. */
  private void end(Flight flight, boolean stored) {
    if (stored) {
      loads.flights().resting().remove(flight.key);
    } else {
      rest(flight);
    }
    loads.end(flight);
  }

  private void leaveOut(Flight flight, int bytes) {
    rest(flight);
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
    rest(flight);
    if (refused) {
      loads.uncacheable(flight);
    }
    loads.end(flight);
    if (flight.close()) {
      flight.land(Landing.of(site.format().load(result, false)));
    }
  }
}
