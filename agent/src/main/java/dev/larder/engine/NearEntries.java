package dev.larder.engine;

import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.store.LocalStore;
import dev.larder.store.Seen;
import dev.larder.store.near.NearGate;
import dev.larder.version.CallTags;
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
 * @param lifeNanos how long an entry is kept
 */
record NearEntries(LocalEntries here, RemoteEntries redis, NearGate gate, long lifeNanos)
    implements Entries {
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
  public Lookup find(Object values, String key, CallTags tags) {
    long stamp = gate.stamp(key);
    long began = here.ticker().nanos();
    Lookup found = redis.find(values, key, tags);
    if (stamp != NearGate.SHUT) {
      keep(values, key, stamp, found, began);
    }
    return found;
  }

  private void keep(Object values, String key, long stamp, Lookup found, long began) {
    Lookup.Source source = found.source();
    boolean isFit = found.isAlive() && found.freshness() == Freshness.FRESH;
    if (source == null || !isFit) {
      return;
    }
    long life = Math.min(Math.min(lifeNanos, gate.longestNanos()), quietNanos(source.leftMillis()));
    if (life > 0) {
      Object value = Objects.requireNonNull(found.hit()).get();
      Loaded loaded = redis.format().kept(value, source.bytes());
      LocalEntry entry = new LocalEntry(key, loaded, began, life);
      gate.keep(key, stamp, () -> here.store().put(key, values, source.carried(), entry));
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
  public List<Lookup> findAll(List<Object> values, List<String> keys, CallTags tags) {
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
    CallTags asked = redis.settings().ages().matter() ? tags : tags.ageless();
    var found =
        (missing.isEmpty() ? List.<Lookup>of() : redis.findAll(others, missing, asked)).iterator();
    List<Lookup> all = new ArrayList<>();
    for (Hit hit : hits) {
      all.add(hit == null ? found.next() : Lookup.hit(hit, false, Seen.ABSENT));
    }
    return all;
  }

  @Override
  public Seen seen(String key, CallTags tags) {
    return redis.seen(key, tags);
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
          gate.renew(flight.key);
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
