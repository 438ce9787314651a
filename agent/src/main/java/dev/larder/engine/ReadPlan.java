package dev.larder.engine;

import dev.larder.engine.decision.Verdict;
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
    ReadSite site,
    Entries entries,
    Loads loads,
    Outcomes outcomes,
    OpenWrites openWrites,
    Ticker ticker)
    implements Plan {

  /** A plan whose entries are in Redis. */
  public static ReadPlan remote(
      ReadSite site, Flights flights, Store store, Leading leading, Ticker ticker) {
    Entries entries = RemoteEntries.of(store, site, ticker);
    return of(site, entries, new Loads(flights, leading, site.format(), ticker, true));
  }

  /** A plan whose entries are in this JVM, held by the plan and so by the woven class. */
  public static ReadPlan local(
      ReadSite site, Flights flights, LocalStore.Factory stores, Ticker ticker) {
    LocalStore<LocalEntry> store = stores.create(site.settings().longestMillis());
    Entries entries = LocalEntries.of(store, site, flights.openWrites().clock());
    return of(site, entries, new Loads(flights, Leading.OF_THIS_JVM, site.format(), ticker, true));
  }

  /**
   * The same for results that come later: where another's load is to be followed, {@link #enter}
   * does not wait and returns its landing to come, which {@link #join} is to be told.
   */
  public ReadPlan unbound() {
    Loads unbound = new Loads(loads.flights(), loads.leading(), loads.format(), ticker, false);
    return of(site, entries, unbound);
  }

  private static ReadPlan of(ReadSite site, Entries entries, Loads loads) {
    return new ReadPlan(
        site,
        entries,
        loads,
        new Outcomes(site, entries, loads),
        loads.flights().openWrites(),
        loads.ticker());
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

  /** Whether entries are elsewhere than in this JVM. */
  public boolean isRemote() {
    return entries.needsBytes();
  }

  /** Whether the calling thread has written what this call would read, and not decided it yet. */
  public boolean isWritten(Call call) {
    return openWrites.isAny() && isWritten(call.values(), call.arguments());
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
    if (isHeld(key, tags) || flights.isOwn(key)) {
      return bypass();
    }
    long came = ticker.nanos();
    int stamp = flights.stamp(key);
    Lookup lookup = entries.find(values, key, tags);
    Verdict verdict = site.pattern().onLookup(lookup.freshness());
    if (verdict == Verdict.SERVE) {
      return serve(lookup);
    }
    Flight mine = flight(key, values, tags, lookup);
    if (isAlone(mine)) {
      return null;
    }
    if (verdict == Verdict.LOAD_OR_SERVE) {
      return flights.begin(mine, came) == null ? renew(mine, stamp) : stale(lookup);
    }
    Landing ofAnother = loads.begin(mine, came, site.settings().waitNanos());
    if (ofAnother != null) {
      return ofAnother.flight() != null ? ofAnother : join(ofAnother);
    }
    return flights.stamp(key) == stamp ? lead(mine) : lookAgain(mine);
  }

  private boolean isHeld(String key, CallTags tags) {
    Flights flights = loads.flights();
    return flights.isHeld(key, tags) || flights.isHeld(key, site.tags().former());
  }

  /** Loads what is served to others meanwhile: nobody waits, not even for other JVMs. */
  private @Nullable Object renew(Flight mine, int stamp) {
    return loads.flights().stamp(mine.key) == stamp ? mine : lookAgain(mine);
  }

  private @Nullable Hit stale(Lookup lookup) {
    site.recorder().staleHit();
    return lookup.hit();
  }

  /**
   * Another load of the key ended between the lookup and the start of this flight: its entry may be
   * there by now. Those who have joined the flight meanwhile get what it finds.
   */
  private @Nullable Object lookAgain(Flight mine) {
    Lookup lookup = loads.lookAgain(mine, () -> entries.find(mine.values, mine.key, mine.tags));
    Verdict verdict = site.pattern().onLookup(lookup.freshness());
    if (verdict == Verdict.SERVE) {
      loads.share(mine, lookup);
      return serve(lookup);
    }
    if (verdict == Verdict.LOAD_OR_SERVE) {
      return mine;
    }
    if (isAlone(flight(mine.key, mine.values, mine.tags, lookup))) {
      loads.finish(mine, Landing.NOTHING);
      return null;
    }
    return lead(mine);
  }

  private Flight flight(String key, Object values, CallTags tags, Lookup lookup) {
    Flight mine = loads.flight(key, values, lookup);
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

  /** What a follower has of another's load; null: it runs the origin. */
  public @Nullable Hit join(Landing landing) {
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
        loads.failed(flight, thrown);
      } else {
        outcomes.settle(flight, result);
      }
    } catch (RefusedValueException refusal) {
      refuse(flight, String.valueOf(refusal.getMessage()));
    } catch (Throwable fault) {
      loads.finish(flight, Landing.NOTHING);
      failOpen(fault);
    }
  }

  /** A load whose result cannot be kept. */
  public void refuse(Flight flight, String reason) {
    loads.uncacheable(flight);
    loads.finish(flight, Landing.NOTHING);
    site.recorder().fault("not cached: " + reason);
  }

  /** A load that will not end, as far as anybody can tell. */
  public void abandon(Flight flight) {
    loads.finish(flight, Landing.NOTHING);
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
