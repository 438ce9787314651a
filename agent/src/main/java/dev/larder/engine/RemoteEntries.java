package dev.larder.engine;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries in Redis: one read before the origin, nothing that waits after it. */
record RemoteEntries(Store store, EntryFormat format, Recorder recorder, Ticker ticker)
    implements Entries {

  @Override
  public @Nullable Hit checked(Object values) {
    return null;
  }

  @Override
  public @Nullable Hit near(Object values) {
    return null;
  }

  @Override
  public Lookup find(Object values, String key) {
    long began = ticker.nanos();
    Reading reading = store.get(key);
    byte[] bytes = reading.bytes();
    if (bytes == null) {
      MissReason reason = reading.seen().isKnown() ? MissReason.ABSENT : MissReason.UNKNOWN;
      return Lookup.miss(reason, reading.seen().at(began));
    }
    return decode(bytes, reading.seen(), began);
  }

  private Lookup decode(byte[] bytes, Seen seen, long began) {
    if (format.isTombstone(bytes)) {
      return Lookup.miss(MissReason.ABSENT, seen.at(began));
    }
    EntryFormat.Found found = format.read(bytes);
    if (found == null) {
      return Lookup.miss(MissReason.UNREADABLE, seen.at(began));
    }
    recorder.remoteHit(ticker.nanos() - began);
    return Lookup.hit(Hit.of(found.value()), found.notFound(), seen);
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
  public void store(Flight flight, Loaded loaded, long ttlMillis, Runnable ended) {
    if (flight.isDoomed()) {
      recorder.storeFenced();
      ended.run();
      return;
    }
    byte[] entry = Objects.requireNonNull(loaded.entry(), "a result for Redis was not encoded");
    if (!flight.keep(() -> put(flight, entry, ttlMillis, ended))) {
      recorder.storeFenced();
      ended.run();
    }
  }

  private void put(Flight flight, byte[] entry, long ttlMillis, Runnable ended) {
    store
        .put(flight.key, flight.seen, entry, ttlMillis)
        .whenComplete(
            (stored, fault) -> {
              if (fault != null) {
                recorder.storeFailed();
              } else if (stored) {
                recorder.stored();
              } else {
                recorder.storeFenced();
              }
              ended.run();
            });
  }

  @Override
  public void drop(String key) {}

  @Override
  public void clear() {}
}
