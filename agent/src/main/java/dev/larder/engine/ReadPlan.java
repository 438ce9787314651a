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
import dev.larder.store.LocalStore;
import dev.larder.store.StackRoom;
import dev.larder.store.Store;
import dev.larder.time.Jitter;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The life of a cached call: near, flight, lookup, decision; then outcome and afterwards. The
 * pattern decides, this acts. A record, so that the JIT trusts its fields through the call site's
 * constant.
 */
public record ReadPlan(
    ReadSite site, Entries entries, Loads loads, OpenWrites openWrites, Ticker ticker)
    implements Plan {

  /** A plan whose entries are in Redis, and which asks no other JVM who is to load. */
  public static ReadPlan remote(ReadSite site, Flights flights, Store store, Ticker ticker) {
    return remote(site, flights, store, Leading.OF_THIS_JVM, ticker);
  }

  /** A plan whose entries are in Redis. */
  public static ReadPlan remote(
      ReadSite site, Flights flights, Store store, Leading leading, Ticker ticker) {
    Entries entries = new RemoteEntries(store, site.format(), site.recorder(), ticker);
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
      return enterWith(input);
    }
    Object entered = enterWith(call.values());
    if (entered instanceof Flight flight) {
      flight.arguments = call.arguments();
    }
    return entered;
  }

  private @Nullable Object enterWith(Object values) {
    try {
      if (openWrites.isAny() && openWrites.has(site.name().of(values))) {
        return bypass();
      }
      Hit near = entries.near(values);
      return near == null ? look(values) : near;
    } catch (Throwable fault) {
      return failOpen(fault);
    }
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

  private @Nullable Object look(Object values) {
    if (site.format().refusal() != null) {
      return bypass();
    }
    StackRoom.ensure(); // the exit is as deep as the enter: a flight that begins can end
    String key = site.name().of(values);
    Flights flights = loads.flights();
    if (flights.isHeld(key) || flights.isOwn(key)) {
      return bypass();
    }
    long came = ticker.nanos();
    int stamp = flights.stamp(key);
    Lookup lookup = entries.find(values, key);
    if (site.pattern().onLookup(lookup.isHit()) == Verdict.SERVE) {
      return serve(lookup);
    }
    Flight mine = new Flight(key, values, lookup, ticker.nanos());
    Flight quicker = flights.begin(mine, came);
    if (quicker != null) {
      return follow(quicker);
    }
    return flights.stamp(key) == stamp ? lead(mine) : lookAgain(mine, came);
  }

  /**
   * Another load of the key ended between the lookup and the start of this flight: its entry may be
   * there by now.
   */
  private @Nullable Object lookAgain(Flight stamped, long came) {
    loads.finish(stamped, Landing.NOTHING);
    Lookup lookup = entries.find(stamped.values, stamped.key);
    if (site.pattern().onLookup(lookup.isHit()) == Verdict.SERVE) {
      return serve(lookup);
    }
    Flight mine = new Flight(stamped.key, stamped.values, lookup, ticker.nanos());
    Flight quicker = loads.flights().begin(mine, came);
    return quicker == null ? lead(mine) : follow(quicker);
  }

  private @Nullable Object lead(Flight mine) {
    Lookup instead = loads.lead(mine, () -> entries.find(mine.values, mine.key));
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

  private @Nullable Hit follow(Flight flight) {
    Landing landing = loads.follow(flight, site.settings().waitNanos());
    Hit hit = landing == null ? null : arrive(landing);
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
      site.recorder().miss(flight.reason);
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
    Loaded loaded = site.format().load(result, entries.needsBytes());
    flight.land(Landing.of(loaded));
    if (loaded.bytes() > site.settings().maxBytes()) {
      loads.uncacheable(flight);
      loads.end(flight);
      site.recorder()
          .fault("an entry of " + loaded.bytes() + " bytes is over max-bytes and not stored");
      return;
    }
    loads.cacheable(flight);
    entries.store(flight, loaded, ttlMillis(afterwards), () -> loads.end(flight));
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

  private long ttlMillis(Afterwards afterwards) {
    if (afterwards == Afterwards.STORE_NOT_FOUND) {
      return site.settings().notFoundTtlMillis();
    }
    return site.settings().ttlMillis() == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : Jitter.shorten(
            site.settings().ttlMillis(),
            site.settings().jitter(),
            ThreadLocalRandom.current().nextDouble());
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
