package dev.larder.store;

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
  }

  /** The entry of these key values, null if there is none; it may be past its life. */
  @Nullable E get(Object values);

  /** Tells that the entry under this text is in use, which {@link #get} does not. */
  void touch(String key);

  /** Keeps an entry under the values and the text of its key. */
  void put(String key, Object values, E entry);

  /** Drops the entry under this text. */
  void drop(String key);

  /** Drops every entry. */
  void clear();

  /** How many entries there are, about. */
  long size();
}
