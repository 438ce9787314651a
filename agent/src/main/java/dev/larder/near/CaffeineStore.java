package dev.larder.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.store.LocalStore;
import dev.larder.store.StackRoom;
import dev.larder.time.Ticker;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
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
public record CaffeineStore<E>(
    ConcurrentHashMap<Object, E> entries, Cache<String, Placed<E>> byText)
    implements LocalStore<E> {

  private static final long MOST_BYTES = 64L << 20;

  /** What takes the place of another within this time inherits its age: Caffeine's tolerance. */
  private static final long INHERITED_MILLIS = 1_000;

  /** An entry with the values of its key and its tags. */
  record Placed<E>(Object values, List<String> tags, E entry) {}

  /** Makes stores of at most so many entries each. */
  public static LocalStore.Factory factory(long maxEntries, Ticker ticker) {
    return new LocalStore.Factory() {
      @Override
      public <T> LocalStore<T> create(long ttlMillis) {
        return of(maxEntries, ttlMillis, ticker);
      }

      @Override
      public <T> LocalStore<T> create(long ttlMillis, long most, ToIntFunction<T> bytes) {
        return of(most, ttlMillis, ticker, bytes);
      }
    };
  }

  /**
   * A store of at most so many entries.
   *
   * @param ttlMillis after which an entry is given up, some time within a second; one of more than
   *     a century is none
   */
  public static <E> CaffeineStore<E> of(long maxEntries, long ttlMillis, Ticker ticker) {
    return of(maxEntries, ttlMillis, ticker, entry -> 0);
  }

  /** The same of entries that share {@value #MOST_BYTES} bytes: a large one counts as several. */
  private static <E> CaffeineStore<E> of(
      long maxEntries, long ttlMillis, Ticker ticker, ToIntFunction<E> bytes) {
    long share = Math.max(1, MOST_BYTES / maxEntries);
    ConcurrentHashMap<Object, E> entries = new ConcurrentHashMap<>();
    Caffeine<String, Placed<E>> builder =
        Caffeine.newBuilder()
            .maximumWeight(maxEntries)
            .<String, Placed<E>>weigher(
                (key, placed) -> Math.max(1, shares(bytes.applyAsInt(placed.entry()), share)))
            .ticker(ticker::nanos)
            .executor(Runnable::run)
            .evictionListener((key, kept, cause) -> forget(entries, kept));
    if (TimeUnit.MILLISECONDS.toDays(ttlMillis) < 36_500) {
      builder.expireAfterWrite(ttlMillis + INHERITED_MILLIS, TimeUnit.MILLISECONDS);
    }
    return new CaffeineStore<>(entries, builder.build());
  }

  @Override
  public @Nullable E get(Object values) {
    return entries.get(values);
  }

  @Override
  public @Nullable Kept<E> kept(String key) {
    Placed<E> placed = byText.policy().getIfPresentQuietly(key);
    return placed == null ? null : new Kept<>(placed.entry(), placed.tags(), ageNanos(key));
  }

  private long ageNanos(String key) {
    return byText
        .policy()
        .expireAfterWrite()
        .map(fixed -> fixed.ageOf(key, TimeUnit.NANOSECONDS).orElse(-1))
        .orElse(-1L);
  }

  @Override
  public void touch(String key) {
    var unused = byText.getIfPresent(key);
  }

  @Override
  public void put(String key, Object values, List<String> tags, E entry) {
    StackRoom.ensure();
    byText
        .asMap()
        .compute(
            key,
            (same, old) -> {
              if (old != null && !old.values().equals(values)) {
                entries.remove(old.values()); // another method's way to the same text
              }
              entries.put(values, entry);
              return new Placed<>(values, tags, entry);
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
  public void dropTagged(String tag) {
    byText
        .asMap()
        .forEach(
            (key, kept) -> {
              if (kept.tags().contains(tag)) {
                drop(key);
              }
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

  private static int shares(int bytes, long share) {
    return (int) ((bytes + share - 1) / share);
  }

  private static <E> void forget(Map<Object, E> entries, @Nullable Placed<E> placed) {
    if (placed != null) {
      entries.remove(placed.values(), placed.entry());
    }
  }
}
