package dev.larder.engine;

import dev.larder.engine.entry.Lookup;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.store.StackRoom;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.CallTags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls of one method find, and which of them may look. Thread-safe. */
record Lookups(ReadSite site, Entries entries, Flights flights, Ticker ticker) {
  /** Whether the calling thread has written what a call would read, and not decided it yet. */
  boolean isWritten(Object values, Object @Nullable [] arguments) {
    OpenWrites openWrites = flights.openWrites();
    if (!openWrites.isAny()) {
      return false;
    }
    String key = site.name().of(values);
    return openWrites.has(key, site.tags().before(values, arguments))
        || openWrites.has(key, site.tags().former());
  }

  /** Null where the call is to run its origin and nothing else. */
  @Nullable Missed find(Object values, Object @Nullable [] arguments) {
    if (site.format().refusal() != null) {
      return null;
    }
    StackRoom.ensure(); // the exit is as deep as the enter: a flight that begins can end
    CallTags tags = site.tags().before(values, arguments);
    String key = site.name().of(values);
    if (isHeld(key, tags) || flights.isOwn(key)) {
      return null;
    }
    long came = ticker.nanos();
    int stamp = flights.stamp(key);
    Lookup lookup = entries.find(values, key, tags);
    return new Missed(key, values, arguments, tags, lookup, came, stamp);
  }

  /**
   * The same of several, whose tags ask for no arguments, in one round trip. Null, too, where two
   * have one key.
   */
  @Nullable List<Missed> findAll(List<Object> values) {
    if (site.format().refusal() != null) {
      return null;
    }
    StackRoom.ensure();
    CallTags tags = site.tags().before(values.get(0), null);
    long came = ticker.nanos();
    Set<String> different = new HashSet<>();
    List<String> keys = new ArrayList<>();
    List<Integer> stamps = new ArrayList<>();
    for (Object each : values) {
      String key = site.name().of(each);
      boolean passes = isHeld(key, tags) || flights.isOwn(key) || isWritten(each, null);
      if (passes || !different.add(key)) {
        return null;
      }
      keys.add(key);
      stamps.add(flights.stamp(key));
    }
    List<Lookup> found = entries.findAll(values, keys, tags);
    List<Missed> all = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      all.add(
          new Missed(keys.get(i), values.get(i), null, tags, found.get(i), came, stamps.get(i)));
    }
    return all;
  }

  /** Once more. */
  Lookup find(Flight mine) {
    return entries.find(mine.values, mine.key, mine.tags);
  }

  private boolean isHeld(String key, CallTags tags) {
    return flights.isHeld(key, tags) || flights.isHeld(key, site.tags().former());
  }
}
