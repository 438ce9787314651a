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
 * Entries of this JVM, bounded by their number (W-TinyLFU) and given up after the longest ttl. A
 * plain map is read, a Caffeine cache decides who stays: it keeps the same entries under their
 * keys' text, which is also how invalidations find them. The map changes inside the cache's own
 * atomic step for the text, so the two agree. Maintenance runs on the caller: no thread of the
 * application's common pool is borrowed.
 *
 * <p>A record, so that the JIT takes its map for a constant where it knows the store.
 *
 * @param <E> what is kept
 */
public record CaffeineStore<E>(ConcurrentHashMap<Object, E> entries, Cache<String, Kept<E>> byText)
    implements LocalStore<E> {

  /** An entry with the values of its key. */
  record Kept<E>(Object values, E entry) {}

  /**
   * A store of at most so many entries.
   *
   * @param ttlMillis after which an entry is given up; one of more than a century is none
   */
  public static <E> CaffeineStore<E> of(long maxEntries, long ttlMillis, Ticker ticker) {
    ConcurrentHashMap<Object, E> entries = new ConcurrentHashMap<>();
    Caffeine<String, Kept<E>> builder =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .ticker(ticker::nanos)
            .executor(Runnable::run)
            .evictionListener((key, kept, cause) -> forget(entries, kept));
    if (TimeUnit.MILLISECONDS.toDays(ttlMillis) < 36_500) {
      builder.expireAfterWrite(ttlMillis, TimeUnit.MILLISECONDS);
    }
    return new CaffeineStore<>(entries, builder.build());
  }

  @Override
  public @Nullable E get(Object values) {
    return entries.get(values);
  }

  @Override
  public void touch(String key) {
    var unused = byText.getIfPresent(key);
  }

  @Override
  public void put(String key, Object values, E entry) {
    StackRoom.ensure();
    byText
        .asMap()
        .compute(
            key,
            (same, old) -> {
              entries.put(values, entry);
              return new Kept<>(values, entry);
            });
  }

  @Override
  public void drop(String key) {
    StackRoom.ensure();
    byText
        .asMap()
        .computeIfPresent(
            key,
            (same, kept) -> {
              entries.remove(kept.values());
              return null;
            });
  }

  @Override
  public void clear() {
    for (String key : byText.asMap().keySet()) {
      drop(key);
    }
  }

  @Override
  public long size() {
    return byText.estimatedSize();
  }

  private static <E> void forget(Map<Object, E> entries, @Nullable Kept<E> kept) {
    if (kept != null) {
      entries.remove(kept.values(), kept.entry());
    }
  }
}
