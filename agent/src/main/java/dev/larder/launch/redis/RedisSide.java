package dev.larder.launch.redis;

import dev.larder.config.redis.RedisSettings;
import dev.larder.redis.RedisServers;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.store.HeldKeys;
import dev.larder.store.KeyStore;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import java.util.List;
import java.util.Objects;

/** Redis as the composition root sees it, be it one server or several. Thread-safe. */
public interface RedisSide {
  /** The side that a rule file asks for, which begins to connect. */
  static RedisSide open(Wiring wiring) {
    RedisSettings redis = Objects.requireNonNull(wiring.file().redis());
    String warning = redis.warning();
    if (warning != null) {
      wiring.log().warn(redis.server().shown() + ": " + warning);
    }
    return redis.server().cluster().isEmpty()
        ? new OneServer(redis, wiring)
        : new Cluster(redis, wiring);
  }

  /** Entries, left alone where they keep failing. */
  Store store();

  /** All keys. */
  KeyStore keys();

  /** Keys as they are. */
  HeldKeys held();

  /** Locks, left alone where they keep failing. */
  LockStore locks();

  /** Who holds what. */
  RedisServers servers();

  /** The breaker of reads of a key. */
  CircuitBreaker reads(String key);

  /** The breaker of stores of a key. */
  CircuitBreaker puts(String key);

  /** Entries live so long at most, and those whose keys begin so are kept in this JVM, too. */
  void cover(long ttlMillis, List<String> nearPrefixes);

  /** What management sees. */
  RedisOverview overview();

  /** Whether none of Redis is left alone. */
  default boolean areClosed() {
    return overview().servers().stream().allMatch(server -> server.breakers().areClosed());
  }
}
