package dev.larder.launch.redis;

import dev.larder.config.redis.RedisSettings;
import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisServers;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.NodeAddress;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.client.Driver;
import dev.larder.redis.cluster.ClusterKeys;
import dev.larder.redis.cluster.ClusterLocks;
import dev.larder.redis.cluster.ClusterMap;
import dev.larder.redis.cluster.ClusterNode;
import dev.larder.redis.cluster.ClusterStore;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.store.HeldKeys;
import dev.larder.store.KeyStore;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import dev.larder.version.VersionKeys;
import dev.larder.version.VersionTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Several masters, each with breakers of its own, over one client. Thread-safe. */
final class Cluster implements RedisSide {
  private final String shown;
  private final RedisTarget target;
  private final Driver driver;
  private final Wiring wiring;
  private final String prefix;
  private final Map<NodeAddress, MasterNode> nodes = new ConcurrentHashMap<>();
  private final Counted former = new Counted();
  private final ClusterMap map;
  private final ClusterStore store;
  private volatile long ttlMillis;
  private volatile List<String> nearPrefixes = List.of();

  Cluster(RedisSettings redis, Wiring wiring) {
    this.wiring = wiring;
    shown = redis.server().shown();
    target = RedisTargets.of(redis);
    driver = Driver.create(target.maxInFlight(), target.address().tls());
    prefix = VersionKeys.prefix(wiring.file().namespace());
    List<NodeAddress> seeds =
        redis.server().cluster().stream()
            .map(node -> new NodeAddress(node.host(), node.port()))
            .toList();
    map = new ClusterMap(seeds, this::open, wiring.own(), wiring.ticker());
    store = new ClusterStore(map, prefix, target.readTimeout(), wiring.ticker());
    wiring.own().every(ClusterMap.BEAT_MILLIS, this::beat);
    wiring.own().every(VersionTable.FORGET_MILLIS, this::forgetVersions);
  }

  private MasterNode open(NodeAddress address) {
    RedisTarget there = target.at(target.address().at(address));
    VersionTable versions =
        new VersionTable(prefix, copy -> ClusterStore.version(prefix, copy), wiring.moved());
    versions.cover(ttlMillis);
    Server server =
        new Server(
            there.address().shown(),
            versions,
            breakers -> listener(address, breakers),
            (tracking, listener) -> {
              tracking.cover(nearPrefixes);
              return RedisStore.open(there, driver, tracking, listener, wiring.ticker());
            },
            wiring);
    MasterNode node = new MasterNode(address, server);
    synchronized (former) {
      MasterNode before = nodes.put(address, node);
      if (before != null) {
        former.add(before.server());
      }
    }
    return node;
  }

  /** Of connections the map hears on Larder's own thread: by then it is there. */
  private RedisListener listener(NodeAddress address, RedisListener breakers) {
    return new MasterNode.Listener(
        breakers, () -> wiring.own().execute(() -> map.look()), to -> map.redirected(address, to));
  }

  private void beat() {
    map.beat();
    leave(map.nodes());
    nodes.values().forEach(node -> node.server().watch().beat());
  }

  private void leave(List<ClusterNode> others) {
    synchronized (former) {
      for (MasterNode node : List.copyOf(nodes.values())) {
        if (!others.contains(node) && nodes.remove(node.address(), node)) {
          former.add(node.server());
        }
      }
    }
  }

  private Counted counted() {
    synchronized (former) {
      Counted all = former.copy();
      nodes.values().forEach(node -> all.add(node.server()));
      return all;
    }
  }

  private void forgetVersions() {
    nodes.values().forEach(node -> node.server().versions().forgetAll());
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public KeyStore keys() {
    return new ClusterKeys(map, prefix);
  }

  @Override
  public HeldKeys held() {
    return store;
  }

  @Override
  public LockStore locks() {
    return new ClusterLocks(map);
  }

  @Override
  public RedisServers servers() {
    return map;
  }

  @Override
  public CircuitBreaker reads(String key) {
    return server(map.owner(key)).breakers().reads();
  }

  @Override
  public CircuitBreaker puts(String key) {
    return server(map.owner(key)).breakers().puts();
  }

  private static Server server(ClusterNode node) {
    return ((MasterNode) node).server();
  }

  @Override
  public void cover(long ttlMillis, List<String> nearPrefixes) {
    this.ttlMillis = ttlMillis;
    this.nearPrefixes = nearPrefixes;
    for (MasterNode node : nodes.values()) {
      node.server().versions().cover(ttlMillis);
      node.store().cover(nearPrefixes);
    }
  }

  @Override
  public RedisOverview overview() {
    return new Overview(this);
  }

  private record Overview(Cluster cluster) implements RedisOverview {
    @Override
    public String shown() {
      return cluster.shown;
    }

    @Override
    public String topology() {
      return "cluster";
    }

    @Override
    public List<Server> servers() {
      return known().stream().map(Cluster::server).toList();
    }

    @Override
    public Counted counted() {
      return cluster.counted();
    }

    @Override
    public List<String> nodes() {
      return known().stream().map(this::line).toList();
    }

    private List<ClusterNode> known() {
      List<ClusterNode> masters = cluster.map.masters();
      return masters.isEmpty() ? cluster.map.nodes() : masters;
    }

    private String line(ClusterNode node) {
      Server server = server(node);
      return node.address()
          + (node.store().connected() ? " connected" : " not connected")
          + ", reads "
          + server.breakers().reads().snapshot().state()
          + ", stores "
          + server.breakers().puts().snapshot().state()
          + ", slots "
          + String.join(" ", cluster.map.slots(node));
    }
  }
}
