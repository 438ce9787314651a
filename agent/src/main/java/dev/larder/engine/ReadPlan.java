package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Verdict;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.entry.StandIn;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.flight.MarkedKeys;
import dev.larder.engine.lock.Leading;
import dev.larder.engine.lock.Loads;
import dev.larder.metrics.MissReason;
import dev.larder.store.LocalStore;
import dev.larder.store.Store;
import dev.larder.store.near.LocalStores;
import dev.larder.time.Ticker;
import java.util.concurrent.TimeUnit;
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
    Answers answers,
    Outcomes outcomes,
    Lookups lookups,
    Ticker ticker)
    implements Plan {

  /** How long a load that nobody waits for is not tried again, where another JVM may be at it. */
  private static final long ATTEMPT_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A plan whose entries are in Redis. */
  public static ReadPlan remote(
      ReadSite site, Flights flights, Store store, Leading leading, Ticker ticker) {
    Entries entries = RemoteEntries.of(store, site, ticker);
    return of(site, entries, new Loads(flights, leading, site.format(), ticker, true));
  }

  /** A plan whose entries are in Redis, of which this JVM keeps some for a while. */
  public ReadPlan near(LocalStores stores, long maxEntries, long ttlMillis) {
    return entries instanceof RemoteEntries redis
        ? of(
            site,
            NearEntries.of(site, redis, loads.flights(), stores, maxEntries, ttlMillis),
            loads)
        : this;
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
        new Answers(entries, site.format(), site.recorder()),
        new Outcomes(site, entries, loads),
        new Lookups(site, entries, loads.flights(), loads.ticker()),
        loads.ticker());
  }

  /** Loads that its calls have nothing to do with, or can follow. */
  public Beside beside() {
    return new Beside(site, lookups, loads, answers, outcomes);
  }

  /** Writes that replace its entries; null where they live in this JVM. */
  public @Nullable Replacing replacing() {
    return isRemote() ? new Replacing(site, entries, ticker) : null;
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
    return enterWith(call.values(), call.arguments());
  }

  private @Nullable Object enterWith(Object values, Object @Nullable [] arguments) {
    try {
      if (lookups.isWritten(values, arguments)) {
        return answers.bypass();
      }
      Hit near = entries.near(values);
      return near == null ? look(values, arguments) : near;
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
    return lookups.isWritten(call.values(), call.arguments());
  }

  @Override
  public @Nullable Hit near(Object values) {
    return entries.checked(values);
  }

  @Override
  public void fault(Throwable fault) {
    fault(fault.toString());
  }

  /** Tells the rule of a call that is not cached. */
  public void fault(String text) {
    site.recorder().fault(text);
    site.recorder().bypass();
  }

  @Override
  public void bypassed() {
    site.recorder().bypass();
  }

  private @Nullable Object look(Object values, Object @Nullable [] arguments) {
    Missed missed = lookups.find(values, arguments);
    if (missed == null) {
      return answers.bypass();
    }
    return switch (site.verdict(missed.lookup())) {
      case SERVE -> answers.serve(missed.lookup());
      case SERVE_AND_LOAD -> serveAndLoad(missed);
      case LOAD_ELSEWHERE -> missed;
      case LOAD, LOAD_OR_SERVE -> begin(missed);
    };
  }

  private @Nullable Hit serveAndLoad(Missed missed) {
    Hit hit = answers.serve(missed.lookup());
    MarkedKeys resting = loads.flights().resting();
    long now = ticker.nanos();
    if (hit == null || resting.has(missed.key(), now)) {
      return hit;
    }
    resting.add(missed.key(), now, ATTEMPT_NANOS);
    return hit.due();
  }

  /** Whether the origin is spared, and what is there answers. */
  public boolean isFailing(String key) {
    return loads.flights().failing().has(key, ticker.nanos());
  }

  /**
   * Goes on with a call that has to be loaded, on the thread that will run its origin.
   *
   * @return as {@link #enter}
   */
  public @Nullable Object load(Missed missed) {
    try {
      return begin(missed);
    } catch (Throwable fault) {
      return failOpen(fault);
    }
  }

  private @Nullable Object begin(Missed missed) {
    Lookup lookup = missed.lookup();
    Flight mine = loads.flight(missed);
    if (isAlone(mine)) {
      return null;
    }
    if (mine.standIn != null && isFailing(mine.key)) {
      return answers.stale(mine.standIn.hit());
    }
    Flights flights = loads.flights();
    boolean serves = site.pattern().onLookup(lookup.freshness()) == Verdict.LOAD_OR_SERVE;
    if (serves) {
      boolean rests = flights.resting().has(mine.key, ticker.nanos());
      if (rests || flights.begin(mine, missed.cameNanos()) != null) {
        return answers.serve(lookup);
      }
    } else {
      Landing ofAnother = loads.begin(mine, missed.cameNanos(), site.settings().waitNanos());
      if (ofAnother != null) {
        return ofAnother.flight() != null ? ofAnother : join(ofAnother, mine.standIn);
      }
    }
    if (flights.stamp(mine.key) != missed.stamp()) {
      return lookAgain(mine);
    }
    return serves ? renew(mine, lookup) : lead(mine);
  }

  /** Nobody waits: where another JVM loads, its older value answers, for a while unasked. */
  private @Nullable Object renew(Flight mine, Lookup stale) {
    Lookup found = loads.renew(mine, () -> lookups.find(mine));
    if (found == null) {
      return mine;
    }
    if (found.isAlive()) {
      return answers.serve(found);
    }
    loads.flights().resting().add(mine.key, ticker.nanos(), ATTEMPT_NANOS);
    return answers.serve(stale);
  }

  /**
   * Another load of the key ended between the lookup and the start of this flight: its entry may be
   * there by now. Those who have joined the flight meanwhile get what it finds.
   */
  private @Nullable Object lookAgain(Flight mine) {
    Lookup lookup = loads.lookAgain(mine, () -> lookups.find(mine));
    if (lookup.isAlive()) {
      loads.share(mine, lookup);
      return answers.serve(lookup);
    }
    if (site.pattern().onLookup(lookup.freshness()) == Verdict.LOAD_OR_SERVE) {
      return renew(mine, lookup);
    }
    if (isAlone(loads.flight(mine.key, mine.values, lookup))) {
      loads.finish(mine, Landing.NOTHING);
      return null;
    }
    return lead(mine);
  }

  /**
   * Whether a miss neither leads nor follows: while its key settles, what another caller loads may
   * be from before the commit. It is a miss by then.
   */
  private boolean isAlone(Flight missed) {
    boolean settles = missed.reason == MissReason.SETTLING;
    if (settles) {
      outcomes.miss(missed);
    }
    return settles;
  }

  private @Nullable Object lead(Flight mine) {
    Lookup instead = loads.lead(mine, () -> lookups.find(mine));
    if (instead == null) {
      return mine;
    }
    boolean serves = instead.isAlive() || instead.freshness() == Freshness.STALE;
    if (serves) {
      return answers.serve(instead);
    }
    Hit unused = answers.bypass();
    return Answers.alone(mine.standIn);
  }

  /** What a follower has of another's load; null: it runs the origin. */
  public @Nullable Hit join(Landing landing) {
    return answers.join(landing);
  }

  /** The same as {@link #load} has it, where something may answer for it. */
  public @Nullable Object join(Landing landing, @Nullable StandIn standIn) {
    return answers.join(landing, standIn, ticker.nanos());
  }

  /** What answers for a load that failed or takes too long. */
  public Hit standIn(StandIn standIn) {
    return answers.stale(standIn.hit());
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    outcomes.end((Flight) ticket, result, thrown);
  }

  /** A load whose result cannot be kept. */
  public void refuse(Flight flight, String reason) {
    outcomes.refuse(flight, reason);
  }

  /** A load that will not end, as far as anybody can tell. */
  public void abandon(Flight flight) {
    outcomes.abandon(flight);
  }

  private @Nullable Object failOpen(Throwable fault) {
    fault(fault);
    return null;
  }
}
