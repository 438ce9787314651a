package dev.larder.launch;

import dev.larder.config.BreakerSettings;
import dev.larder.config.RedisSettings;
import dev.larder.config.RuleFile;
import dev.larder.dispatch.Sites;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.JournaledStore;
import dev.larder.log.Log;
import dev.larder.near.CaffeineStore;
import dev.larder.redis.RedisStore;
import dev.larder.redis.RedisTarget;
import dev.larder.redis.lock.RedisLocks;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.GuardedLocks;
import dev.larder.resilience.GuardedStore;
import dev.larder.rule.Planner;
import dev.larder.rule.ReadRule;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.Stores;
import dev.larder.store.LocalStore;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the first call of a woven method brings to life, on Larder's own thread: stores,
 * breaker, flights and the planner over them.
 */
final class Graph {
  private static final long MOST_LOCAL_ENTRIES = 10_000;
  private static final long REPLAY_MILLIS = 200;

  private static final long MOST_TTL_NANOS = Duration.ofDays(3_650).toNanos();

  /** How long the first connection may take before its absence is worth a line. */
  private static final long CONNECT_MILLIS = 5_000;

  private final List<BreakerLog> breakerLogs = new ArrayList<>();
  private final Log log;
  private final Ticker ticker = Ticker.system();
  private final CoarseTicker coarse;
  private final Flights flights;
  private final @Nullable CircuitBreaker breaker;
  private final @Nullable JournaledStore remote;
  private final @Nullable KeyLocks locks;
  private final Invalidator invalidator;

  Graph(RuleFile file, Sites sites, OpenWrites openWrites, OwnThread own, Log log) {
    this.log = log;
    flights = new Flights(openWrites);
    coarse = openWrites.clock();
    RedisSettings redis = file.redis();
    if (redis == null) {
      breaker = null;
      remote = null;
      locks = null;
      own.every(CoarseTicker.MILLIS, coarse::tick);
    } else {
      String uri = redis.uriWithoutSecret();
      breaker = breaker(file.breaker(), "reads from " + uri, own);
      CircuitBreaker puts = breaker(file.breaker(), "stores to " + uri, own);
      RedisStore store = open(redis, puts, breaker);
      remote = journaled(store, puts, breaker);
      own.every(REPLAY_MILLIS, remote::replay);
      locks = locks(store, puts);
      own.every(KeyLocks.RENEW_MILLIS, locks::renew);
    }
    invalidator =
        new Invalidator(
            new ThisJvm(flights, sites),
            remote,
            redis == null ? 0 : redis.invalidateTimeout().toMillis());
  }

  /** A planner by these rules. */
  Planner planner(RuleSet rules) {
    if (remote != null) {
      remote.cover(longestTtlNanos(rules));
    }
    return new Planner(
        rules, new Stores(remote, locks, localStores(), flights, invalidator, ticker));
  }

  @Nullable CircuitBreaker breaker() {
    return breaker;
  }

  Invalidator invalidator() {
    return invalidator;
  }

  private RedisStore open(RedisSettings redis, CircuitBreaker puts, CircuitBreaker reads) {
    RedisTarget target =
        new RedisTarget(
            redis.uri().text(),
            redis.timeout(),
            redis.invalidateTimeout(),
            redis.reconnectMax(),
            redis.maxInFlight());
    return RedisStore.open(target, new Reconnected(reads, puts, breakerLogs), ticker);
  }

  private KeyLocks locks(RedisStore store, CircuitBreaker puts) {
    return new KeyLocks(
        new GuardedLocks(new RedisLocks(store), puts, ticker), ticker, TimeUnit.NANOSECONDS::sleep);
  }

  private JournaledStore journaled(RedisStore store, CircuitBreaker puts, CircuitBreaker reads) {
    return new JournaledStore(
        new GuardedStore(store, reads, puts, ticker),
        new JournaledStore.Tombstones(EntryFormat::tombstone, EntryFormat.TOMBSTONE_MILLIS),
        ticker,
        0);
  }

  private static long longestTtlNanos(RuleSet rules) {
    long longest = 0;
    for (Rule rule : rules.rules()) {
      if (rule instanceof ReadRule read) {
        Duration ttl = read.options().lifetime().ttl();
        longest = Math.max(longest, ttl == null ? MOST_TTL_NANOS : nanos(ttl));
      }
    }
    return longest;
  }

  private static long nanos(Duration ttl) {
    return ttl.toDays() > 3_650 ? MOST_TTL_NANOS : ttl.toNanos();
  }

  private CircuitBreaker breaker(BreakerSettings settings, String what, OwnThread own) {
    BreakerLog told = new BreakerLog(log, what);
    breakerLogs.add(told);
    own.after(CONNECT_MILLIS, told::begin);
    return new CircuitBreaker(settings.failures(), settings.openFor(), told);
  }

  /** Redis is back: there is no need to wait for the breakers' probes. */
  private record Reconnected(CircuitBreaker reads, CircuitBreaker puts, List<BreakerLog> logs)
      implements RedisStore.Listener {
    @Override
    public void onConnected() {
      reads.close();
      puts.close();
      logs.forEach(BreakerLog::begin);
    }

    @Override
    public void onDisconnected() {}
  }

  /** What this JVM holds and loads. */
  private record ThisJvm(Flights flights, Sites sites) implements Invalidator.Local {
    @Override
    public void drop(String key) {
      flights.doom(key);
      sites.drop(key);
    }

    @Override
    public boolean hold(String key) {
      return flights.hold(key);
    }

    @Override
    public void release(String key) {
      flights.release(key);
    }
  }

  private LocalStore.Factory localStores() {
    return new LocalStore.Factory() {
      @Override
      public <E> LocalStore<E> create(long ttlMillis) {
        return CaffeineStore.of(MOST_LOCAL_ENTRIES, ttlMillis, coarse);
      }
    };
  }
}
