package dev.larder.engine;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.RefusedValueException;
import dev.larder.engine.flight.Flight;
import dev.larder.metrics.MissReason;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes that replace entries of one method in Redis. An entry is replaced only if it is what it
 * was before the write: nobody has stored or dropped it since, so no other write's value is the
 * younger one. Thread-safe.
 */
public record Replacing(ReadSite site, Entries entries, Ticker ticker) {
  /** What takes the place of a tombstone has to outlive every load from before it, too. */
  private static final long SHORTEST_MILLIS =
      TimeUnit.NANOSECONDS.toMillis(EntryFormat.LONGEST_LOAD_NANOS) + 5_000;

  /**
   * Before the write; asks Redis.
   *
   * @return what {@link #store} is given; nobody follows it
   */
  public Flight begin(String key) {
    long began = ticker.nanos();
    CallTags tags = site.tags().before(key, null);
    Lookup lookup = Lookup.miss(MissReason.ABSENT, entries.seen(key, tags));
    Flight write = new Flight(key, key, lookup, began, this);
    write.tags = tags;
    return write;
  }

  /** Whether a value is one that the method could have returned, and there is something. */
  public boolean takes(@Nullable Object value) {
    return site.format().isResult(value) && !site.format().isNotFound(value);
  }

  /**
   * After the write: what takes the entry's place, null where nothing may.
   *
   * @param value that {@link #takes} has let pass
   * @throws RefusedValueException when it cannot be rebuilt equal
   */
  public @Nullable Loaded form(Flight write, Object value) throws RefusedValueException {
    boolean fenced =
        write.seen.isKnown()
            && ticker.nanos() - write.beganNanos < EntryFormat.LONGEST_LOAD_NANOS
            && site.format().refusal() == null
            && life().wholeMillis() >= SHORTEST_MILLIS;
    Loaded loaded = fenced ? site.format().loadWritten(value) : null;
    return loaded == null || loaded.bytes() > site.settings().maxBytes() ? null : loaded;
  }

  /** Whether what {@link #form} gave is in the entry's place. Does not wait. */
  public CompletableFuture<Boolean> store(Flight write, Loaded loaded) {
    CompletableFuture<Boolean> stored = new CompletableFuture<>();
    entries.store(write, loaded, life(), stored::complete);
    return stored;
  }

  private Life life() {
    return site.settings().life(Afterwards.STORE);
  }
}
