package dev.larder.launch;

import dev.larder.behind.Behinds;
import dev.larder.config.RuleFile;
import dev.larder.config.redis.RedisSettings;
import dev.larder.dispatch.Sites;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.explain.Explainer;
import dev.larder.explain.KeyReports;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.JournaledStore;
import dev.larder.invalidation.KeyScans;
import dev.larder.launch.redis.RedisBeans;
import dev.larder.launch.redis.RedisSide;
import dev.larder.launch.redis.Wiring;
import dev.larder.log.Log;
import dev.larder.near.CaffeineStore;
import dev.larder.ops.BreakerMXBean;
import dev.larder.ops.RedisMXBean;
import dev.larder.ops.RuleFiles;
import dev.larder.protect.ProtectedStore;
import dev.larder.rule.Planner;
import dev.larder.rule.RuleSet;
import dev.larder.rule.Stores;
import dev.larder.rule.again.AgainPlans;
import dev.larder.secret.Secrets;
import dev.larder.store.near.LocalStores;
import dev.larder.store.near.NearGate;
import dev.larder.thread.OwnPools;
import dev.larder.thread.OwnThread;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.Connections;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.VersionKeys;
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
  private static final long SETTLE_MILLIS = 50;

  private final Log log;
  private final Ticker ticker = Ticker.system();
  private final CoarseTicker coarse;
  private final Flights flights;
  private final String versionPrefix;
  private final NearGate near;
  private final OwnThread own;
  private final @Nullable Held held;
  private final Invalidator invalidator;
  private final OwnPools pools = new OwnPools();
  private final AgainPlans again = AgainPlans.on(pools);
  private final Behinds behinds;
  private boolean isTicking;

  Graph(RuleFile file, Sites sites, OpenWrites openWrites, OwnThread own, Log log) {
    this.log = log;
    this.own = own;
    near = new NearGate(sites::drop, sites::clear);
    flights = new Flights(openWrites);
    versionPrefix = VersionKeys.prefix(file.namespace());
    coarse = openWrites.clock();
    RedisSettings redis = file.redis();
    if (redis == null) {
      held = null;
      own.every(CoarseTicker.MILLIS, coarse::tick);
    } else {
      held = held(RedisSide.open(new Wiring(file, flights::doom, near, own, ticker, log)), file);
    }
    long awaitMillis = redis == null ? 0 : redis.invalidateTimeout().toMillis();
    invalidator =
        new Invalidator(
            new ThisJvm(flights, near),
            held == null ? null : held.journaled(),
            held == null ? null : held.scans(),
            awaitMillis,
            ticker);
    endWrites(openWrites);
    behinds = CallQueues.behinds(queues(redis), pools, ticker, own);
  }

  private @Nullable CallQueues queues(@Nullable RedisSettings redis) {
    return redis == null || held == null
        ? null
        : new CallQueues(held.redis(), held.entries(), ticker, redis.timeout().toMillis());
  }

  private void endWrites(OpenWrites openWrites) {
    own.every(SETTLE_MILLIS, invalidator::endSettled);
    own.every(Connections.LOOK_MILLIS, openWrites.connections()::dropOverdue);
    own.every(Connections.LOOK_MILLIS, openWrites.jta()::dropUnended);
  }

  /** A planner by these rules. */
  Planner planner(RuleSet rules) {
    if (held != null) {
      held.redis().cover(rules.longestTtl().toMillis(), rules.nearPrefixes());
      keepNear(rules.nearPrefixes());
    }
    invalidator.cover(rules.versionKeys(), rules.plainKeys());
    return new Planner(
        rules,
        new Stores(
            held == null ? null : held.entries(),
            held == null ? null : held.locks(),
            new LocalStores(CaffeineStore.factory(MOST_LOCAL_ENTRIES, coarse), near),
            flights,
            invalidator,
            again,
            behinds,
            ticker));
  }

  /** The clock of what a JVM keeps ticks from the first rule on that keeps something. */
  private void keepNear(List<String> prefixes) {
    if (!prefixes.isEmpty() && !isTicking) {
      isTicking = true;
      own.every(CoarseTicker.MILLIS, coarse::tick);
    }
  }

  /** What explains calls of rules; made when it is asked for, and kept by nobody. */
  Explainer explainer(String namespace, Sites sites) {
    return new Explainer(
        namespace,
        sites::isEnabled,
        new KeyReports(flights, ticker, held == null ? null : explained(held)));
  }

  /** Redis, what is not lost there, what removes keys from it, who loads, how calls see it. */
  private record Held(
      RedisSide redis,
      JournaledStore journaled,
      KeyScans scans,
      KeyLocks locks,
      ProtectedStore entries) {}

  private KeyReports.Redis explained(Held held) {
    RedisSide redis = held.redis();
    return new KeyReports.Redis(
        redis.held(), held.journaled(), held.locks(), redis::reads, redis::puts, versionPrefix);
  }

  /** Redis as management sees it, null where there is none. */
  @Nullable RedisMXBean redisBean() {
    return held == null ? null : new RedisBeans.Redis(held.redis(), held.journaled(), held.scans());
  }

  /** The breakers as management sees them, null where there are none. */
  @Nullable BreakerMXBean breakerBean() {
    return held == null ? null : new RedisBeans.Breaker(held.redis());
  }

  Invalidator invalidator() {
    return invalidator;
  }

  /** The rules are others than before from now on. */
  void renew(RuleSet before, RuleFiles.Good next) {
    RuleSet now = next.rules();
    if (held != null) {
      protect(held.entries(), next.file().protection());
    }
    invalidator.cover(now.versionKeys(), now.plainKeys());
    invalidator.beginLives(now.versionKeysUnlike(before));
  }

  private ProtectedStore entries(JournaledStore remote, @Nullable Secrets secrets) {
    ProtectedStore entries = new ProtectedStore(remote);
    protect(entries, secrets);
    return entries;
  }

  private void protect(ProtectedStore entries, @Nullable Secrets secrets) {
    String fault = entries.protect(secrets);
    if (fault != null) {
      log.warn("entries cannot be protected as protect asks for, so none is stored: " + fault);
    }
  }

  private Held held(RedisSide redis, RuleFile file) {
    JournaledStore journaled = new JournaledStore(redis.store(), EntryFormat::tombstone);
    own.every(REPLAY_MILLIS, journaled::replay);
    KeyLocks locks = new KeyLocks(redis.locks(), ticker, TimeUnit.NANOSECONDS::sleep);
    own.every(KeyLocks.RENEW_MILLIS, locks::renew);
    KeyScans scans =
        new KeyScans(
            redis.keys(), journaled, redis::areClosed, own::after, new ScanLog(log, ticker));
    return new Held(redis, journaled, scans, locks, entries(journaled, file.protection()));
  }
}
