package dev.larder.store;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Entries inside this JVM, bounded, found by the values of a key so that a hit builds no text.
 * Belongs to one woven method, whose class alone may hold it: the entries are objects of the
 * application. Thread-safe.
 *
 * @param <E> what is kept
 */
public interface LocalStore<E> {
  /** Makes local stores. */
  interface Factory {
    /**
     * An empty store.
     *
     * @param ttlMillis the longest life of an entry
     */
    <E> LocalStore<E> create(long ttlMillis);

    /**
     * An empty store of entries of different sizes.
     *
     * @param maxEntries the most of them, fewer where they are large
     * @param bytes what an entry takes, about
     */
    default <E> LocalStore<E> create(long ttlMillis, long maxEntries, ToIntFunction<E> bytes) {
      return create(ttlMillis);
    }
  }

  /**
   * What is kept under a key.
   *
   * @param tags what {@link #dropTagged} finds it by
   * @param ageNanos since it was put there; below 0 where that is not known, since it never ends
   */
  record Kept<E>(E entry, List<String> tags, long ageNanos) {}

  /** What is kept under this text, which is not in use by this; null if there is nothing. */
  @Nullable Kept<E> kept(String key);

  /** The entry of these key values, null if there is none; it may be past its life. */
  @Nullable E get(Object values);

  /** Tells that the entry under this text is in use, which {@link #get} does not. */
  void touch(String key);

  /**
   * Keeps an entry under the values and the text of its key.
   *
   * @param tags what {@link #dropTagged} finds it by
   */
  void put(String key, Object values, List<String> tags, E entry);

  /** Keeps an entry without tags. */
  default void put(String key, Object values, E entry) {
    put(key, values, List.of(), entry);
  }

  /** Drops the entry under this text. */
  void drop(String key);

  /** Drops the entries with this tag, by a look at each. */
  void dropTagged(String tag);

  /** Drops every entry. */
  void clear();

  /** How many entries there are, about. */
  long size();
}
