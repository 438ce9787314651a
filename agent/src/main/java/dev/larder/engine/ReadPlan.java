package dev.larder.engine;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.RefusedValueException;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.lock.Leading;
import dev.larder.engine.lock.Loads;
import dev.larder.metrics.MissReason;
import dev.larder.store.LocalStore;
import dev.larder.store.StackRoom;
import dev.larder.store.Store;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import org.jspecify.annotations.Nullable;

/**
 * The life of a cached call: near, flight, lookup, decision; then outcome and afterwards. The
 * pattern decides, this acts. A record, so that the JIT trusts its fields through the call site's
 * constant.
 */
public record ReadPlan(
    ReadSite site, Entries entries, Loads loads, OpenWrites openWrites, Ticker ticker)
    implements Plan {
  private static final int LARGE_BYTES = 100 << 10;

  /** A plan whose entries are in Redis. */
  public static ReadPlan remote(
      ReadSite site, Flights flights, Store store, Leading leading, Ticker ticker) {
    Entries entries = RemoteEntries.of(store, site, ticker);
    return of(site, entries, new Loads(flights, leading, site.format(), ticker));
  }

  /** A plan whose entries are in this JVM, held by the plan and so by the woven class. */
  public static ReadPlan local(
      ReadSite site, Flights flights, LocalStore.Factory stores, Ticker ticker) {
    LocalStore<LocalEntry> store = stores.create(site.settings().ttlMillis());
    Entries entries = LocalEntries.of(store, site, flights.openWrites().clock());
    return of(site, entries, new Loads(flights, Leading.OF_THIS_JVM, site.format(), ticker));
  }

  private static ReadPlan of(ReadSite site, Entries entries, Loads loads) {
    return new ReadPlan(site, entries, loads, loads.flights().openWrites(), loads.ticker());
  }

  /** What the plan itself holds under a key; tells nobody that it is in use. */
  public LocalStore.@Nullable Kept<LocalEntry> kept(String key) {
    return entries.kept(key);
  }

  @Override
  public void drop(String key) {
    entries.drop(key);
  }

  @Override
  public void clear() {
    entries.clear();
  }

  @Override
  public @Nullable Object enter(Object input) {
    if (!(input instanceof Call call)) {
      return enterWith(input, null);
    }
    Object entered = enterWith(call.values(), call.arguments());
    if (entered instanceof Flight flight) {
      flight.arguments = call.arguments();
    }
    return entered;
  }

  private @Nullable Object enterWith(Object values, Object @Nullable [] arguments) {
    try {
      if (openWrites.isAny() && isWritten(values, arguments)) {
        return bypass();
      }
      Hit near = entries.near(values);
      return near == null ? look(values, site.tags().before(values, arguments)) : near;
    } catch (Throwable fault) {
      return failOpen(fault);
    }
  }

  private boolean isWritten(Object values, Object @Nullable [] arguments) {
    String key = site.name().of(values);
    return openWrites.has(key, site.tags().before(values, arguments))
        || openWrites.has(key, site.tags().former());
  }

  @Override
  public @Nullable Hit near(Object values) {
    return entries.checked(values);
  }

  @Override
  public void fault(Throwable fault) {
    site.recorder().fault(fault.toString());
    site.recorder().bypass();
  }

  @Override
  public void bypassed() {
    site.recorder().bypass();
  }

  private @Nullable Object look(Object values, CallTags tags) {
    if (site.format().refusal() != null) {
      return bypass();
    }
    StackRoom.ensure(); // the exit is as deep as the enter: a flight that begins can end
    String key = site.name().of(values);
    Flights flights = loads.flights();
    if (flights.isHeld(key, tags)
        || flights.isHeld(key, site.tags().former())
        || flights.isOwn(key)) {
      return bypass();
    }
    long came = ticker.nanos();
    int stamp = flights.stamp(key);
    Lookup lookup = entries.find(values, key, tags);
    if (site.pattern().onLookup(lookup.isHit()) == Verdict.SERVE) {
      return serve(lookup);
    }
    Flight mine = flight(key, values, tags, lookup);
    if (isAlone(mine)) {
      return null;
    }
    Landing ofAnother = loads.begin(mine, came, site.settings().waitNanos());
    if (ofAnother != null) {
      return join(ofAnother);
    }
    return flights.stamp(key) == stamp ? lead(mine) : lookAgain(mine);
  }

  /**
   * Another load of the key ended between the lookup and the start of this flight: its entry may be
   * there by now. Those who have joined the flight meanwhile get what it finds.
   */
  private @Nullable Object lookAgain(Flight mine) {
    Lookup lookup = loads.lookAgain(mine, () -> entries.find(mine.values, mine.key, mine.tags));
    if (site.pattern().onLookup(lookup.isHit()) == Verdict.SERVE) {
      loads.share(mine, lookup);
      return serve(lookup);
    }
    if (isAlone(flight(mine.key, mine.values, mine.tags, lookup))) {
      loads.finish(mine, Landing.NOTHING);
      return null;
    }
    return lead(mine);
  }

  private Flight flight(String key, Object values, CallTags tags, Lookup lookup) {
    Flight mine = new Flight(key, values, lookup, ticker.nanos());
    mine.tags = tags;
    return mine;
  }

  /**
   * Whether a miss neither leads nor follows: while its key settles, what another caller loads may
   * be from before the commit. It is a miss by then.
   */
  private boolean isAlone(Flight missed) {
    boolean settles = missed.reason == MissReason.SETTLING;
    if (settles) {
      miss(missed);
    }
    return settles;
  }

  private void miss(Flight missed) {
    site.recorder().miss(missed.reason);
    loads.flights().misses().add(missed);
  }

  private @Nullable Object lead(Flight mine) {
    Lookup instead = loads.lead(mine, () -> entries.find(mine.values, mine.key, mine.tags));
    if (instead == null) {
      return mine;
    }
    return instead.isHit() ? serve(instead) : bypass();
  }

  private @Nullable Hit serve(Lookup lookup) {
    if (lookup.notFound()) {
      site.recorder().notFoundHit();
    }
    return lookup.hit();
  }

  private @Nullable Hit join(Landing landing) {
    Hit hit = arrive(landing);
    if (hit == null) {
      site.recorder().bypass();
    } else {
      site.recorder().joined();
    }
    return hit;
  }

  private @Nullable Hit arrive(Landing landing) {
    Throwable thrown = landing.thrown();
    if (thrown != null) {
      return Hit.replay(thrown);
    }
    Loaded loaded = landing.loaded();
    return loaded == null ? null : site.format().copy(loaded);
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Flight flight = (Flight) ticket;
    try {
      miss(flight);
      if (thrown != null) {
        site.recorder().loadFailed();
        loads.finish(flight, Landing.of(thrown));
      } else {
        settle(flight, result);
      }
    } catch (RefusedValueException refusal) {
      loads.uncacheable(flight);
      loads.finish(flight, Landing.NOTHING);
      site.recorder().fault("not cached: " + refusal.getMessage());
    } catch (Throwable fault) {
      loads.finish(flight, Landing.NOTHING);
      failOpen(fault);
    }
  }

  private void settle(Flight flight, @Nullable Object result) throws RefusedValueException {
    long nanos = ticker.nanos() - flight.beganNanos;
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
    entries.store(flight, loaded, site.settings().lifeMillis(afterwards), () -> loads.end(flight));
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

  private @Nullable Hit bypass() {
    site.recorder().bypass();
    return null;
  }

  private @Nullable Object failOpen(Throwable fault) {
    fault(fault);
    return null;
  }
}
