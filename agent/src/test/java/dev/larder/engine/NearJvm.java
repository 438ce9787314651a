package dev.larder.engine;

import static org.awaitility.Awaitility.await;

import dev.larder.engine.decision.ReadSettings;
import dev.larder.engine.decision.Unless;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Formats;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flights;
import dev.larder.engine.lock.Leading;
import dev.larder.metrics.RuleStatistics;
import dev.larder.near.CaffeineStore;
import dev.larder.pattern.CacheAside;
import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.tracking.Tracking;
import dev.larder.store.near.LocalStores;
import dev.larder.store.near.NearGate;
import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import dev.larder.version.AgedTags;
import dev.larder.version.CallTags;
import dev.larder.version.EntryTags;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rule of one version, as a JVM of its own has it, which keeps what it reads. */
final class NearJvm implements AutoCloseable {
  static final String TAG = "ns:~tag:~rule";
  private static final String PREFIX = "ns:~tag:";
  private static final ReadSettings SETTINGS =
      new ReadSettings(2_000, 0, 2_000, 0, 1 << 20, Long.MAX_VALUE);

  final RuleStatistics statistics = new RuleStatistics();
  final NearGate gate = new NearGate(this::drop, this::clear);
  final RedisStore store;
  private final CoarseTicker coarse = new CoarseTicker(Ticker.system());
  private final Flights flights = new Flights(new OpenWrites(coarse));
  private final ReadPlan plan;

  /** Of this Redis; its messages have been asked for. */
  NearJvm(String uri) {
    Tracking tracking = new Tracking(new VersionTable(PREFIX, flights::doom), gate);
    tracking.cover(List.of("ns:"));
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    RedisTarget target =
        new RedisTarget(ServerAddress.of(uri), patient, patient, Duration.ofSeconds(2), 2_048);
    store = RedisStore.open(target, tracking, RedisListener.NONE, Ticker.system());
    ReadSite site =
        new ReadSite(
            values -> "ns:" + values,
            Formats.of(String.class),
            new CacheAside(true),
            SETTINGS,
            statistics,
            Unless.NEVER,
            new AgedTags(new OfRule()));
    plan =
        ReadPlan.remote(site, flights, store, Leading.OF_THIS_JVM, Ticker.system())
            .near(new LocalStores(CaffeineStore.factory(100, coarse), gate), 100, 1_500);
    await().until(() -> gate.longestNanos() > 0);
  }

  Runnable hold(String key) {
    return flights.hold(List.of(key));
  }

  /** A read that was past all checks, before what is held was. */
  void find(long id) {
    var unused = plan.entries().find(id, "ns:" + id, new CallTags(List.of(TAG), false, true));
  }

  private void drop(String key) {
    plan.drop(key);
  }

  private void clear() {
    if (plan != null) { // the first connection may be there before it
      plan.clear();
    }
  }

  /** What a call gets whose method gives this. */
  @Nullable Object read(long id, String origin) {
    return read(id, () -> origin);
  }

  /** The method runs where the call is a miss. */
  @Nullable Object read(long id, Supplier<String> method) {
    coarse.tick();
    Object ticket = plan.enter(new Plan.Call(id, new Object[] {id}));
    if (ticket instanceof Hit hit) {
      return hit.get();
    }
    String origin = method.get();
    if (ticket != null) {
      plan.exit(ticket, origin, null);
    }
    return origin;
  }

  /** As a write does it. */
  void invalidate(String key) {
    gate.moved(key);
    store.drop(List.of(key), EntryFormat.tombstone(0)).toCompletableFuture().join();
    gate.moved(key);
  }

  @Override
  public void close() {
    store.close();
  }

  private static final class OfRule implements EntryTags {
    @Override
    public String prefix() {
      return PREFIX;
    }

    @Override
    public CallTags before(Object @Nullable [] arguments) {
      return new CallTags(List.of(TAG), false);
    }

    @Override
    public List<String> after(Object @Nullable [] arguments, @Nullable Object result) {
      return List.of();
    }
  }
}
