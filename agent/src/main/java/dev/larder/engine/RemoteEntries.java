package dev.larder.engine;

import dev.larder.codec.Envelope;
import dev.larder.codec.wrap.Compression;
import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.metrics.MissReason;
import dev.larder.metrics.Recorder;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionBlock;
import dev.larder.version.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Entries in Redis: one read before the origin, nothing that waits after it. */
record RemoteEntries(
    Store store,
    EntryFormat format,
    Compression compression,
    String versionPrefix,
    Recorder recorder,
    Ticker ticker,
    ReadSettings settings,
    boolean tellsSource)
    implements Entries {

  static RemoteEntries of(Store store, ReadSite site, Ticker ticker) {
    ReadSettings settings = site.settings();
    return new RemoteEntries(
        store,
        site.format(),
        new Compression(settings.compressAbove(), settings.maxBytes()),
        site.tags().prefix(),
        site.recorder(),
        ticker,
        settings,
        false);
  }

  /** The same, whose lookups hold what their hits were made of. */
  RemoteEntries telling() {
    return new RemoteEntries(
        store, format, compression, versionPrefix, recorder, ticker, settings, true);
  }

  @Override
  public @Nullable Hit checked(Object values) {
    return null;
  }

  @Override
  public void hit(Lookup found) {
    recorder.remoteHit(found.tookNanos());
  }

  @Override
  public @Nullable Hit near(Object values) {
    return null;
  }

  @Override
  public Lookup find(Object values, String key, CallTags tags) {
    long began = ticker.nanos();
    Reading reading = store.get(key, tags);
    Lookup found = found(key, reading, tags, began);
    if (found == null) {
      return findAnew(key, carriedBy(reading, tags), began).about(tags);
    }
    slide(key, found, reading.leftMillis());
    return found;
  }

  /** Lets an entry that was hit live on, if it is still there; nobody waits for it. */
  private void slide(String key, Lookup found, long leftMillis) {
    if (found.isAlive() && !found.notFound() && settings.isSlid(leftMillis)) {
      long lifeMillis = settings.life(Afterwards.STORE).wholeMillis();
      var unused = store.put(key, found.seen(), Store.THE_SAME, lifeMillis);
    }
  }

  @Override
  public List<Lookup> findAll(List<Object> values, List<String> keys, CallTags tags) {
    long began = ticker.nanos();
    List<Lookup> all = new ArrayList<>(keys.size());
    List<Reading> readings = store.getAll(keys, tags);
    for (int i = 0; i < keys.size(); i++) {
      Reading reading = readings.get(i);
      Lookup found = found(keys.get(i), reading, tags, began);
      if (found == null) {
        found = Lookup.miss(MissReason.UNKNOWN, reading.seen().at(began));
      }
      slide(keys.get(i), found, reading.leftMillis());
      all.add(found);
    }
    return all;
  }

  /** The entry's result told of tags that nothing was known of yet. Within the same deadline. */
  private Lookup findAnew(String key, CallTags tags, long began) {
    Reading reading = store.get(key, tags, ticker.nanos() - began);
    Lookup found = found(key, reading, tags, began);
    return found == null ? Lookup.miss(MissReason.UNKNOWN, reading.seen().at(began)) : found;
  }

  /** Null where a version that the entry carries is not known. */
  private @Nullable Lookup found(String key, Reading reading, CallTags tags, long began) {
    Seen seen = reading.seen().at(began);
    byte[] bytes = reading.bytes();
    if (bytes == null || !seen.isKnown()) {
      return Lookup.miss(nothing(reading), seen);
    }
    Envelope entry = Envelope.read(bytes);
    if (entry != null && entry.kind() == Envelope.Kind.TOMBSTONE) {
      return entry.isSettling()
          ? Lookup.miss(MissReason.SETTLING, reading.untrusted().seen().at(began))
          : Lookup.miss(MissReason.ABSENT, seen);
    }
    VersionBlock carried = entry == null ? null : EntryFormat.versions(entry, versionPrefix);
    if (entry == null || carried == null) {
      return Lookup.miss(MissReason.UNREADABLE, seen);
    }
    return switch (carried.standing(tags, each -> now(key, each, seen.versions()))) {
      case CURRENT -> {
        Lookup lookup = decode(entry, carried, seen, reading.leftMillis());
        yield lookup.isHit() ? lookup.after(ticker.nanos() - began) : lookup;
      }
      case MOVED -> Lookup.miss(MissReason.VERSION, seen);
      case UNKNOWN -> null;
    };
  }

  @Override
  public Seen seen(String key, CallTags tags) {
    long began = ticker.nanos();
    Reading reading = store.get(key, tags);
    byte[] bytes = reading.bytes();
    Envelope entry = bytes == null ? null : Envelope.read(bytes);
    boolean settles = entry != null && entry.isSettling();
    return (settles ? reading.untrusted() : reading).seen().at(began);
  }

  private static MissReason nothing(Reading reading) {
    if (!reading.seen().isKnown()) {
      return MissReason.UNKNOWN;
    }
    return reading.isClosed() ? MissReason.PROTECTED : MissReason.ABSENT;
  }

  private CallTags carriedBy(Reading reading, CallTags tags) {
    byte[] bytes = Objects.requireNonNull(reading.bytes());
    Envelope entry = Objects.requireNonNull(Envelope.read(bytes));
    VersionBlock carried = Objects.requireNonNull(EntryFormat.versions(entry, versionPrefix));
    return tags.with(carried.keys());
  }

  private long now(String entry, String key, Versions read) {
    long number = read.of(key);
    return number == 0 ? store.knownVersion(entry, key) : number;
  }

  private Lookup decode(Envelope entry, VersionBlock carried, Seen seen, long leftMillis) {
    byte[] bytes = compression.expand(entry);
    EntryFormat.Found found = bytes == null ? null : format.read(bytes);
    if (bytes == null || found == null) {
      return Lookup.miss(MissReason.UNREADABLE, seen);
    }
    Hit hit = Hit.of(found.value());
    Lookup lookup =
        found.notFound()
            ? Lookup.hit(hit, true, seen)
            : Lookup.aged(hit, seen, settings.ages().of(leftMillis));
    return tellsSource ? lookup.of(new Lookup.Source(bytes, carried.keys(), leftMillis)) : lookup;
  }

  @Override
  public boolean needsBytes() {
    return true;
  }

  /**
   * The store's fence keeps a load back that began before an invalidation; one that this JVM knows
   * of needs no fence, which a Redis that lost its memory would not have.
   */
  @Override
  public void store(Flight flight, Loaded loaded, Life life, Consumer<Boolean> ended) {
    long ttlMillis = life.wholeMillis();
    if (flight.isDoomed()) {
      end(recorder::storeFenced, ended);
      return;
    }
    byte[] whole = Objects.requireNonNull(loaded.entry(), "a result for Redis was not encoded");
    byte[] entry = compression.compress(whole);
    if (flight.resultTags.isEmpty()) {
      store(flight, entry, Versions.NONE, ttlMillis, ended);
    } else {
      store
          .versions(flight.key, flight.resultTags)
          .whenComplete(
              (told, fault) -> {
                try {
                  storeAfter(told, flight, entry, ttlMillis, ended);
                } catch (Throwable unexpected) {
                  ended.accept(false);
                  throw unexpected;
                }
              });
    }
  }

  /** A flight ends, whatever becomes of the counting. */
  private static void end(Runnable count, Consumer<Boolean> ended) {
    end(count, ended, false);
  }

  private static void end(Runnable count, Consumer<Boolean> ended, boolean stored) {
    try {
      count.run();
    } finally {
      ended.accept(stored);
    }
  }

  /**
   * Versions that only the result could name are read after the load, with the time of the store:
   * one that was raised since the lookup was raised during the load.
   */
  private void storeAfter(
      @Nullable Versions told,
      Flight flight,
      byte[] entry,
      long ttlMillis,
      Consumer<Boolean> ended) {
    if (told == null) {
      end(recorder::storeFailed, ended);
    } else if (!told.areKnown() || told.wereRaisedSince(flight.seen.versions())) {
      end(recorder::storeFenced, ended);
    } else {
      store(flight, entry, told, ttlMillis, ended);
    }
  }

  private void store(
      Flight flight, byte[] entry, Versions ofResult, long ttlMillis, Consumer<Boolean> ended) {
    Versions versions = flight.seen.versions().only(flight.tags.keys(), ofResult);
    byte[] carrying = EntryFormat.carrying(versions, entry, versionPrefix);
    if (!flight.keep(() -> put(flight, carrying, ttlMillis, ended))) {
      end(recorder::storeFenced, ended);
    }
  }

  private void put(Flight flight, byte[] entry, long ttlMillis, Consumer<Boolean> ended) {
    store
        .put(flight.key, flight.seen, entry, ttlMillis)
        .whenComplete(
            (stored, fault) -> {
              if (fault != null) {
                end(recorder::storeFailed, ended);
              } else if (stored) {
                end(() -> countStored(entry), ended, true);
              } else {
                end(recorder::storeFenced, ended);
              }
            });
  }

  private void countStored(byte[] entry) {
    recorder.stored();
    if (Compression.isCompressed(entry)) {
      recorder.compressed();
    }
  }

  @Override
  public void drop(String key) {}

  @Override
  public void clear() {}
}
