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
import dev.larder.launch.redis.Breakers;
import dev.larder.launch.redis.RedisBeans;
import dev.larder.launch.redis.RedisTargets;
import dev.larder.log.Log;
import dev.larder.near.CaffeineStore;
import dev.larder.ops.RedisMXBean;
import dev.larder.ops.RuleFiles;
import dev.larder.protect.ProtectedStore;
import dev.larder.redis.RedisStore;
import dev.larder.redis.lock.RedisLocks;
import dev.larder.redis.server.ServerWatch;
import dev.larder.redis.tracking.Tracking;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.GuardedLocks;
import dev.larder.resilience.GuardedStore;
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
import dev.larder.version.VersionTable;
import java.util.List;
import java.util.Objects;
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

  /**
   * How long the first connection may take before its absence is worth a line, counted from when
   * the client is there: where processors are few and busy, its classes alone take seconds.
   */
  private static final long CONNECT_MILLIS = 5_000;

  private final Log log;
  private final Ticker ticker = Ticker.system();
  private final CoarseTicker coarse;
  private final Flights flights;
  private final VersionTable versions;
  private final NearGate near;
  private final OwnThread own;
  private final @Nullable Breakers breakers;
  private final @Nullable Held held;
  private final @Nullable JournaledStore remote;
  private final @Nullable KeyLocks locks;
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
    versions = new VersionTable(VersionKeys.prefix(file.namespace()), flights::doom);
    coarse = openWrites.clock();
    RedisSettings redis = file.redis();
    KeyScans scans = null;
    if (redis == null) {
      breakers = null;
      held = null;
      remote = null;
      locks = null;
      own.every(CoarseTicker.MILLIS, coarse::tick);
    } else {
      String uri = redis.server().shown();
      breakers = new Breakers(file.breaker(), uri, own, log);
      RedisStore store = open(redis, breakers, own);
      remote = journaled(store, breakers);
      locks = locks(store, breakers.puts(), own);
      scans = scans(store, remote, breakers, own);
      held = held(store, breakers, scans, entries(remote, file.protection()), uri);
      own.every(VersionTable.FORGET_MILLIS, versions::forgetAll);
    }
    long awaitMillis = redis == null ? 0 : redis.invalidateTimeout().toMillis();
    invalidator = new Invalidator(new ThisJvm(flights, near), remote, scans, awaitMillis, ticker);
    endWrites(openWrites);
    behinds = CallQueues.behinds(queues(redis), pools, ticker, own);
  }

  private @Nullable CallQueues queues(@Nullable RedisSettings redis) {
    return redis == null || held == null
        ? null
        : new CallQueues(
            held.store(),
            held.breakers().puts(),
            held.entries(),
            ticker,
            redis.timeout().toMillis());
  }

  private void endWrites(OpenWrites openWrites) {
    own.every(SETTLE_MILLIS, invalidator::endSettled);
    own.every(Connections.LOOK_MILLIS, openWrites.connections()::dropOverdue);
    own.every(Connections.LOOK_MILLIS, openWrites.jta()::dropUnended);
  }

  /** A planner by these rules. */
  Planner planner(RuleSet rules) {
    if (held != null) {
      versions.cover(rules.longestTtl().toMillis());
      keepNear(held.store(), rules.nearPrefixes());
    }
    invalidator.cover(rules.versionKeys(), rules.plainKeys());
    return new Planner(
        rules,
        new Stores(
            held == null ? null : held.entries(),
            locks,
            new LocalStores(CaffeineStore.factory(MOST_LOCAL_ENTRIES, coarse), near),
            flights,
            invalidator,
            again,
            behinds,
            ticker));
  }

  /** The clock of what a JVM keeps ticks from the first rule on that keeps something. */
  private void keepNear(RedisStore store, List<String> prefixes) {
    if (!prefixes.isEmpty() && !isTicking) {
      isTicking = true;
      own.every(CoarseTicker.MILLIS, coarse::tick);
    }
    store.cover(prefixes);
  }

  /** What explains calls of rules; made when it is asked for, and kept by nobody. */
  Explainer explainer(String namespace, Sites sites) {
    return new Explainer(
        namespace,
        sites::isEnabled,
        new KeyReports(flights, ticker, held == null ? null : explained(held)));
  }

  /**
   * Redis, what keeps stores from it, what removes keys from it, how calls see it, and how it is.
   */
  private record Held(
      RedisStore store,
      Breakers breakers,
      KeyScans scans,
      ProtectedStore entries,
      ServerWatch watch) {}

  private KeyReports.Redis explained(Held held) {
    return new KeyReports.Redis(
        held.store(),
        Objects.requireNonNull(remote),
        Objects.requireNonNull(locks),
        held.breakers().reads(),
        held.breakers().puts(),
        versions.prefix());
  }

  /** Redis as management sees it, null where there is none. */
  @Nullable RedisMXBean redisBean() {
    return held == null
        ? null
        : new RedisBeans.Redis(
            held.store(), Objects.requireNonNull(remote), held.scans(), held.watch());
  }

  @Nullable CircuitBreaker breaker() {
    return breakers == null ? null : breakers.reads();
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

  private RedisStore open(RedisSettings redis, Breakers listener, OwnThread own) {
    String warning = redis.warning();
    if (warning != null) {
      log.warn(redis.server().shown() + ": " + warning);
    }
    RedisStore store =
        RedisStore.open(RedisTargets.of(redis), new Tracking(versions, near), listener, ticker);
    own.after(CONNECT_MILLIS, listener::begin);
    return store;
  }

  private KeyLocks locks(RedisStore store, CircuitBreaker puts, OwnThread own) {
    GuardedLocks guarded = new GuardedLocks(new RedisLocks(store), puts, ticker);
    KeyLocks locks = new KeyLocks(guarded, ticker, TimeUnit.NANOSECONDS::sleep);
    own.every(KeyLocks.RENEW_MILLIS, locks::renew);
    return locks;
  }

  private KeyScans scans(
      RedisStore store, JournaledStore versions, Breakers breakers, OwnThread own) {
    return new KeyScans(store, versions, breakers::areClosed, own::after, new ScanLog(log, ticker));
  }

  private Held held(
      RedisStore store, Breakers breakers, KeyScans scans, ProtectedStore entries, String uri) {
    ServerWatch watch =
        new ServerWatch(store, near, advice -> log.warn(uri + ": " + advice), ticker);
    own.every(ServerWatch.BEAT_MILLIS, watch::beat);
    return new Held(store, breakers, scans, entries, watch);
  }

  private JournaledStore journaled(RedisStore store, Breakers breakers) {
    GuardedStore guarded = new GuardedStore(store, breakers.reads(), breakers.puts(), ticker);
    JournaledStore journaled = new JournaledStore(guarded, EntryFormat::tombstone);
    own.every(REPLAY_MILLIS, journaled::replay);
    return journaled;
  }
}
