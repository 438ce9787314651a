package dev.larder.engine;

import dev.larder.engine.decision.ReadSettings.Life;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.entry.LocalEntry;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.store.LocalStore;
import dev.larder.store.Seen;
import dev.larder.version.CallTags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the entries of one method are, as the engine sees it. Thread-safe. */
interface Entries {
  /**
   * A hit for which nothing else is to be done: what {@link #near} has found a moment ago. May have
   * nothing where {@code near} has, and has nothing while there are open writes. No more than a
   * look into a map: it becomes part of the woven method.
   */
  @Nullable Hit checked(Object values);

  /** A hit that costs no more than a look into this JVM, null if there is none. */
  @Nullable Hit near(Object values);

  /** Counts that a call was answered with what was found. */
  void hit(Lookup found);

  /** Looks an entry up, waiting at most for the store's timeout. */
  Lookup find(Object values, String key, CallTags tags);

  /**
   * Looks several entries up in one round trip.
   *
   * @param values of their keys
   */
  default List<Lookup> findAll(List<Object> values, List<String> keys, CallTags tags) {
    List<Lookup> found = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      found.add(find(values.get(i), keys.get(i), tags));
    }
    return found;
  }

  /** What a later store has to find unchanged, without looking at it otherwise; waits as that. */
  default Seen seen(String key, CallTags tags) {
    return Seen.UNKNOWN;
  }

  /** What is held here, and not in Redis, under a key; tells nobody that it is in use. */
  default LocalStore.@Nullable Kept<LocalEntry> kept(String key) {
    return null;
  }

  /** Whether a stored result needs its bytes, since it is stored elsewhere than in this JVM. */
  boolean needsBytes();

  /**
   * Stores a flight's result and then calls {@code ended}, on whatever thread, once.
   *
   * @param ended is told whether it is stored
   */
  void store(Flight flight, Loaded loaded, Life life, Consumer<Boolean> ended);

  /** Drops what is held here, and not in Redis, under a key, or carries the version under it. */
  void drop(String key);

  /** Drops all that is held here, and not in Redis. */
  void clear();
}
