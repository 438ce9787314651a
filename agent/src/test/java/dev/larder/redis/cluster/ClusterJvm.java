package dev.larder.redis.cluster;

import static org.awaitility.Awaitility.await;

import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.NodeAddress;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.client.Driver;
import dev.larder.redis.lock.RedisLocks;
import dev.larder.redis.tracking.Tracking;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import dev.larder.store.near.NearGate;
import dev.larder.testing.RedisCluster;
import dev.larder.time.Ticker;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a JVM has of a cluster, without breakers. */
final class ClusterJvm implements AutoCloseable {
  static final String PREFIX = "shop:~tag:";

  private final ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();

  /** What some server denies its user. */
  final Queue<String> denied = new ConcurrentLinkedQueue<>();

  private final RedisTarget target;
  private final Driver driver;
  private final ClusterMap map;

  /** One that knows the first server only. */
  ClusterJvm(RedisCluster cluster) {
    this(cluster, ServerAddress.of("redis://server"));
  }

  /** The same; of the address all but its host counts. */
  ClusterJvm(RedisCluster cluster, ServerAddress address) {
    target =
        new RedisTarget(
            address, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(500), 2048);
    driver = Driver.create(target.maxInFlight(), address.tls());
    NodeAddress seed = new NodeAddress("127.0.0.1", cluster.server(0).ownPort());
    map = new ClusterMap(List.of(seed), this::open, own, Ticker.system());
    var unused = own.scheduleAtFixedRate(map::beat, 0, 200, TimeUnit.MILLISECONDS);
  }

  private ClusterNode open(NodeAddress address) {
    RedisListener listener =
        new RedisListener() {
          @Override
          public void onDenied(String right, boolean isNews) {
            if (isNews) {
              denied.add(right);
            }
          }

          @Override
          public void onRedirected(Redirect to) {
            map.redirected(address, to);
          }
        };
    VersionTable versions =
        new VersionTable(PREFIX, copy -> ClusterStore.version(PREFIX, copy), key -> {});
    RedisStore store =
        RedisStore.open(
            target.at(target.address().at(address)),
            driver,
            new Tracking(versions, NearGate.none()),
            listener,
            Ticker.system());
    return new Node(address, store, new RedisLocks(store));
  }

  private record Node(NodeAddress address, RedisStore store, LockStore locks)
      implements ClusterNode {
    @Override
    public Store guarded() {
      return store;
    }

    @Override
    public boolean isLeftAlone() {
      return !store.connected();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** Until it knows all masters, and is connected to each. */
  void awaitConnected() {
    await()
        .until(
            () ->
                map.masters().size() == RedisCluster.MASTERS
                    && map.masters().stream().allMatch(node -> node.store().connected()));
  }

  ClusterMap map() {
    return map;
  }

  ClusterStore store() {
    return new ClusterStore(map, PREFIX, target.readTimeout(), Ticker.system());
  }

  ClusterKeys keys() {
    return new ClusterKeys(map, PREFIX);
  }

  ClusterLocks locks() {
    return new ClusterLocks(map);
  }

  @Override
  public void close() {
    own.shutdownNow();
    map.close();
    driver.close();
  }
}
