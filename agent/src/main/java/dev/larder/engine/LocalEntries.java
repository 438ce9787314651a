package dev.larder.engine;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.metrics.HitCounter;
import dev.larder.metrics.MissReason;
import dev.larder.metrics.Recorder;
import dev.larder.store.LocalStore;
import dev.larder.store.Seen;
import dev.larder.time.CoarseTicker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionKeys;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of this JVM alone. Mutable values are kept as bytes, and every caller gets a copy of its
 * own. A shared entry is looked at as a whole ten times a second: whether it lives, and that it is
 * in use. Hotter than that is hot enough to stay.
 */
record LocalEntries(
    LocalStore<LocalEntry> store,
    EntryFormat format,
    Recorder recorder,
    HitCounter hits,
    CoarseTicker ticker,
    ReadSettings settings)
    implements Entries {
  /** A century and more: differences of a ticker stay right. */
  private static final long LONGEST_NANOS = Long.MAX_VALUE / 2;

  static LocalEntries of(LocalStore<LocalEntry> store, ReadSite site, CoarseTicker ticker) {
    Recorder recorder = site.recorder();
    return new LocalEntries(
        store, site.format(), recorder, recorder.nearHitCounter(), ticker, site.settings());
  }

  @Override
  public @Nullable Hit near(Object values) {
    Hit hit = alive(values);
    if (hit != null) {
      hits.increment();
    }
    return hit;
  }

  @Override
  public void hit(Lookup found) {
    hits.increment();
  }

  /** What there is, which is not counted. */
  @Nullable Hit alive(Object values) {
    LocalEntry entry = store.get(values);
    long now = ticker.nanos();
    if (entry == null || !(entry.isChecked(now) || isAlive(entry, now))) {
      return null;
    }
    Loaded copied = entry.copied();
    return copied == null ? entry : format.copy(copied);
  }

  private boolean isAlive(LocalEntry entry, long now) {
    boolean alive = entry.check(now);
    if (alive) {
      store.touch(entry.key());
      entry.slide(now);
    }
    return alive;
  }

  @Override
  public @Nullable Hit checked(Object values) {
    LocalEntry entry = store.get(values);
    return entry != null && isCounted(entry) ? entry : null;
  }

  private boolean isCounted(LocalEntry entry) {
    return entry.isChecked(ticker.nanosUnlessHeld()) && hits.isIncremented();
  }

  @Override
  public Lookup find(Object values, String key, CallTags tags) {
    Hit hit = alive(values);
    if (hit != null) {
      return Lookup.hit(hit, false, Seen.ABSENT);
    }
    Lookup aged = settings.ages().matter() ? aged(values) : null;
    return aged == null ? Lookup.miss(MissReason.ABSENT, Seen.ABSENT) : aged;
  }

  /** A value whose ttl ends soon or is over, for which there is time yet. */
  private @Nullable Lookup aged(Object values) {
    LocalEntry entry = store.get(values);
    Loaded copied = entry == null ? null : entry.copied();
    if (entry == null || (copied == null && format.isNotFound(entry.value()))) {
      return null;
    }
    long leftMillis =
        TimeUnit.NANOSECONDS.toMillis(entry.leftNanos(ticker.nanos()))
            + settings.ages().ahead().zoneMillis()
            + settings.ages().windowMillis();
    Hit hit = copied == null ? entry : format.copy(copied);
    if (hit == null || leftMillis <= 0) {
      return null;
    }
    return Lookup.aged(hit, Seen.ABSENT, settings.ages().of(leftMillis));
  }

  @Override
  public LocalStore.@Nullable Kept<LocalEntry> kept(String key) {
    return store.kept(key);
  }

  @Override
  public boolean needsBytes() {
    return false;
  }

  @Override
  public void store(Flight flight, Loaded loaded, Life life, Consumer<Boolean> ended) {
    LocalEntry entry =
        new LocalEntry(
            flight.key,
            loaded,
            ticker.nanos(),
            lifeNanos(life.quietMillis()),
            life.slides(),
            loaded.bytes());
    boolean kept = flight.keep(() -> store.put(flight.key, flight.values, flight.carried(), entry));
    if (kept) {
      recorder.stored();
    } else {
      recorder.storeFenced();
    }
    ended.accept(kept);
  }

  @Override
  public void drop(String key) {
    if (VersionKeys.isVersion(key)) {
      store.dropTagged(key);
    } else {
      store.drop(key);
    }
  }

  @Override
  public void clear() {
    store.clear();
  }

  private static long lifeNanos(long ttlMillis) {
    return ttlMillis < LONGEST_NANOS / 1_000_000 ? ttlMillis * 1_000_000 : LONGEST_NANOS;
  }
}
