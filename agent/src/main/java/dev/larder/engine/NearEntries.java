package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.store.LocalStore;
import dev.larder.store.Seen;
import dev.larder.store.near.LocalStores;
import dev.larder.store.near.NearGate;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries in Redis, of which this JVM keeps what it has read for a while. Nothing else is kept, not
 * even what it has stored itself: a message about that is on its way. A hit here is one of this
 * JVM's entries, and costs what that costs.
 *
 * @param tags of the method's calls
 * @param lifeNanos how long an entry is kept
 */
record NearEntries(
    LocalEntries here,
    RemoteEntries redis,
    NearGate gate,
    Flights flights,
    EntryTags tags,
    long lifeNanos)
    implements Entries {
  static NearEntries of(
      ReadSite site,
      RemoteEntries redis,
      Flights flights,
      LocalStores stores,
      long maxEntries,
      long ttlMillis) {
    LocalStore<LocalEntry> store =
        stores.factory().create(ttlMillis, maxEntries, LocalEntry::bytes);
    LocalEntries here = LocalEntries.of(store, site, flights.openWrites().clock());
    long lifeNanos = TimeUnit.MILLISECONDS.toNanos(ttlMillis);
    return new NearEntries(here, redis.telling(), stores.gate(), flights, site.tags(), lifeNanos);
  }

  @Override
  public @Nullable Hit checked(Object values) {
    return here.checked(values);
  }

  @Override
  public @Nullable Hit near(Object values) {
    return here.near(values);
  }

  /** What was found here took no time that anybody has counted. */
  @Override
  public void hit(Lookup found) {
    if (found.tookNanos() == 0) {
      here.hit(found);
    } else {
      redis.hit(found);
    }
  }

  @Override
  public Lookup find(Object values, String key, CallTags asked) {
    long stamp = gate.stamp(key);
    long began = here.ticker().nanos();
    Lookup found = redis.find(values, key, asked);
    LocalEntry entry = stamp == NearGate.SHUT ? null : entry(key, found, began);
    Lookup.Source source = found.source();
    if (entry != null && source != null) {
      CallTags all = asked.with(source.carried());
      gate.keep(key, source.carried(), stamp, () -> put(values, entry, all));
    }
    return found;
  }

  /** What may be kept of it, null if nothing may. */
  private @Nullable LocalEntry entry(String key, Lookup found, long began) {
    Lookup.Source source = found.source();
    if (source == null || !found.isAlive() || found.freshness() != Freshness.FRESH) {
      return null;
    }
    long life = Math.min(Math.min(lifeNanos, gate.longestNanos()), quietNanos(source.leftMillis()));
    Object value = Objects.requireNonNull(found.hit()).get();
    Loaded loaded = redis.format().kept(value, source.bytes());
    return life <= 0
        ? null
        : new LocalEntry(key, loaded, began, life, false, source.bytes().length);
  }

  /** What is held is dropped once it is: either this sees that it is, or that finds what is put. */
  private void put(Object values, LocalEntry entry, CallTags all) {
    String key = entry.key();
    if (!flights.isHeld(key, all) && !flights.isHeld(key, tags.former())) {
      here.store().put(key, values, all.keys(), entry);
    }
  }

  /** How long an entry is neither loaded ahead nor past its ttl. */
  private long quietNanos(long leftMillis) {
    var ages = redis.settings().ages();
    long quiet = leftMillis - ages.ahead().zoneMillis() - ages.windowMillis();
    return Math.min(quiet, TimeUnit.NANOSECONDS.toMillis(lifeNanos) + 1) * 1_000_000;
  }

  /** Of what is not here all is asked for in one go, which does not tell how long it lives. */
  @Override
  public List<Lookup> findAll(List<Object> values, List<String> keys, CallTags wanted) {
    List<@Nullable Hit> hits = new ArrayList<>();
    List<Object> others = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Hit hit = here.alive(values.get(i));
      hits.add(hit);
      if (hit == null) {
        others.add(values.get(i));
        missing.add(keys.get(i));
      }
    }
    CallTags asked = redis.settings().ages().matter() ? wanted : wanted.ageless();
    var found =
        (missing.isEmpty() ? List.<Lookup>of() : redis.findAll(others, missing, asked)).iterator();
    List<Lookup> all = new ArrayList<>();
    for (Hit hit : hits) {
      all.add(hit == null ? found.next() : Lookup.hit(hit, false, Seen.ABSENT));
    }
    return all;
  }

  @Override
  public Seen seen(String key, CallTags asked) {
    return redis.seen(key, asked);
  }

  @Override
  public LocalStore.@Nullable Kept<LocalEntry> kept(String key) {
    return here.kept(key);
  }

  @Override
  public boolean needsBytes() {
    return true;
  }

  /** What is stored takes the place of what is kept here before anybody hears of it. */
  @Override
  public void store(Flight flight, Loaded loaded, Life life, Consumer<Boolean> ended) {
    redis.store(
        flight,
        loaded,
        life,
        stored -> {
          boolean unused = gate.renew(flight.key);
          here.drop(flight.key);
          ended.accept(stored);
        });
  }

  @Override
  public void drop(String key) {
    here.drop(key);
  }

  @Override
  public void clear() {
    here.clear();
  }
}
