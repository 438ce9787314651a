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
import dev.larder.store.LocalStore;
import dev.larder.store.StackRoom;
import dev.larder.store.Store;
import dev.larder.time.Jitter;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The life of a cached call: near, flight, lookup, decision; then outcome and afterwards. The
 * pattern decides, this acts. A record, so that the JIT trusts its fields through the call site's
 * constant.
 */
public record ReadPlan(
    ReadSite site, Entries entries, Flights flights, OpenWrites openWrites, Ticker ticker)
    implements Plan {

  /** A longer load may have outlived the tombstone of an invalidation that it does not know of. */
  private static final long LONGEST_LOAD_NANOS =
      TimeUnit.MILLISECONDS.toNanos(EntryFormat.TOMBSTONE_MILLIS) * 3 / 4;

  /** A plan whose entries are in Redis. */
  public static ReadPlan remote(ReadSite site, Flights flights, Store store, Ticker ticker) {
    return of(
        site, flights, new RemoteEntries(store, site.format(), site.recorder(), ticker), ticker);
  }

  /** A plan whose entries are in this JVM, held by the plan and so by the woven class. */
  public static ReadPlan local(
      ReadSite site, Flights flights, LocalStore.Factory stores, Ticker ticker) {
    LocalStore<LocalEntry> store = stores.create(site.settings().ttlMillis());
    return of(site, flights, LocalEntries.of(store, site, flights.openWrites().clock()), ticker);
  }

  private static ReadPlan of(ReadSite site, Flights flights, Entries entries, Ticker ticker) {
    return new ReadPlan(site, entries, flights, flights.openWrites(), ticker);
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
        site.recorder().bypass();
        return null;
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
      site.recorder().bypass();
      return null;
    }
    StackRoom.ensure(); // the exit is as deep as the enter: a flight that begins can end
    String key = site.name().of(values);
    if (flights.isHeld(key) || flights.isOwn(key)) {
      site.recorder().bypass();
      return null;
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
    return flights.stamp(key) == stamp ? mine : lookAgain(mine, came);
  }

  /**
   * Another load of the key ended between the lookup and the start of this flight: its entry may be
   * there by now.
   */
  private @Nullable Object lookAgain(Flight stamped, long came) {
    flights.end(stamped);
    stamped.close();
    stamped.land(Landing.NOTHING);
    Lookup lookup = entries.find(stamped.values, stamped.key);
    if (site.pattern().onLookup(lookup.isHit()) == Verdict.SERVE) {
      return serve(lookup);
    }
    Flight mine = new Flight(stamped.key, stamped.values, lookup, ticker.nanos());
    Flight quicker = flights.begin(mine, came);
    return quicker == null ? mine : follow(quicker);
  }

  private @Nullable Hit serve(Lookup lookup) {
    if (lookup.notFound()) {
      site.recorder().notFoundHit();
    }
    return lookup.hit();
  }

  private @Nullable Hit follow(Flight flight) {
    Landing landing =
        site.settings().waitNanos() == 0 || flight.leader == Thread.currentThread()
            ? null
            : flights.follow(flight, site.settings().waitNanos());
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
        finish(flight, Landing.of(thrown));
      } else {
        settle(flight, result);
      }
    } catch (RefusedValueException refusal) {
      finish(flight, Landing.NOTHING);
      site.recorder().fault("not cached: " + refusal.getMessage());
    } catch (Throwable fault) {
      finish(flight, Landing.NOTHING);
      failOpen(fault);
    }
  }

  private void settle(Flight flight, @Nullable Object result) throws RefusedValueException {
    long nanos = ticker.nanos() - flight.beganNanos;
    site.recorder().loaded(nanos);
    Outcome outcome = site.format().isNotFound(result) ? Outcome.NOT_FOUND : Outcome.VALUE;
    boolean fenced = flight.seen.isKnown() && nanos < LONGEST_LOAD_NANOS;
    Afterwards afterwards =
        fenced && site.unless().holds(flight.arguments, result)
            ? Afterwards.NOTHING
            : site.pattern().onOutcome(outcome, fenced);
    if (afterwards == Afterwards.NOTHING) {
      flights.end(flight);
      if (flight.close()) {
        flight.land(Landing.of(site.format().load(result, false)));
      }
      return;
    }
    Loaded loaded = site.format().load(result, entries.needsBytes());
    flight.land(Landing.of(loaded));
    if (loaded.bytes() > site.settings().maxBytes()) {
      flights.end(flight);
      site.recorder()
          .fault("an entry of " + loaded.bytes() + " bytes is over max-bytes and not stored");
      return;
    }
    entries.store(flight, loaded, ttlMillis(afterwards), () -> flights.end(flight));
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

  private void finish(Flight flight, Landing landing) {
    flights.end(flight);
    flight.close();
    flight.land(landing);
  }

  private @Nullable Object failOpen(Throwable fault) {
    fault(fault);
    return null;
  }
}
