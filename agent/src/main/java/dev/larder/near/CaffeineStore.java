package dev.larder.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.store.LocalStore;
import dev.larder.store.StackRoom;
import dev.larder.time.Ticker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Entries of this JVM in a Caffeine cache, bounded by their number (W-TinyLFU) and given up after
 * the longest ttl. A second map finds the key values of a key's text, for invalidations. Both
 * change inside the cache's own atomic step for the key values, so an entry always has its name.
 * Maintenance runs on the caller: no thread of the application's common pool is borrowed.
 *
 * @param <E> what is kept
 */
public final class CaffeineStore<E extends LocalStore.Entry> implements LocalStore<E> {
  private final Cache<Object, E> entries;
  private final Map<String, Object> valuesByKey = new ConcurrentHashMap<>();

  /**
   * A store of at most so many entries.
   *
   * @param ttlMillis after which an entry is given up; one of more than a century is none
   */
  public CaffeineStore(long maxEntries, long ttlMillis, Ticker ticker) {
    Caffeine<Object, E> builder =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .ticker(ticker::nanos)
            .executor(Runnable::run)
            .evictionListener((values, entry, cause) -> forget(values, entry));
    if (TimeUnit.MILLISECONDS.toDays(ttlMillis) < 36_500) {
      builder.expireAfterWrite(ttlMillis, TimeUnit.MILLISECONDS);
    }
    entries = builder.build();
  }

  @Override
  public @Nullable E get(Object values) {
    return entries.getIfPresent(values);
  }

  @Override
  public void put(Object values, E entry) {
    StackRoom.ensure();
    entries
        .asMap()
        .compute(
            values,
            (same, old) -> {
              valuesByKey.put(entry.key(), values);
              return entry;
            });
  }

  @Override
  public void drop(String key) {
    Object values = valuesByKey.get(key);
    if (values != null) {
      StackRoom.ensure();
      entries
          .asMap()
          .computeIfPresent(
              values,
              (same, entry) -> {
                valuesByKey.remove(key);
                return null;
              });
    }
  }

  @Override
  public void clear() {
    for (String key : valuesByKey.keySet()) {
      drop(key);
    }
  }

  @Override
  public long size() {
    return entries.estimatedSize();
  }

  private void forget(@Nullable Object values, @Nullable E entry) {
    if (values != null && entry != null) {
      valuesByKey.remove(entry.key(), values);
    }
  }
}
