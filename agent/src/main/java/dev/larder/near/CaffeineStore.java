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
public record CaffeineStore<E extends LocalStore.Entry>(
    ConcurrentHashMap<Object, E> entries, Cache<String, E> byText) implements LocalStore<E> {

  /**
   * A store of at most so many entries.
   *
   * @param ttlMillis after which an entry is given up; one of more than a century is none
   */
  public static <E extends LocalStore.Entry> CaffeineStore<E> of(
      long maxEntries, long ttlMillis, Ticker ticker) {
    ConcurrentHashMap<Object, E> entries = new ConcurrentHashMap<>();
    Caffeine<String, E> builder =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .ticker(ticker::nanos)
            .executor(Runnable::run)
            .evictionListener((key, entry, cause) -> forget(entries, entry));
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
  public void touch(E entry) {
    var unused = byText.getIfPresent(entry.key());
  }

  @Override
  public void put(E entry) {
    StackRoom.ensure();
    byText
        .asMap()
        .compute(
            entry.key(),
            (key, old) -> {
              entries.put(entry.values(), entry);
              return entry;
            });
  }

  @Override
  public void drop(String key) {
    StackRoom.ensure();
    byText
        .asMap()
        .computeIfPresent(
            key,
            (same, entry) -> {
              entries.remove(entry.values());
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

  private static <E extends LocalStore.Entry> void forget(
      Map<Object, E> entries, @Nullable E entry) {
    if (entry != null) {
      entries.remove(entry.values(), entry);
    }
  }
}
