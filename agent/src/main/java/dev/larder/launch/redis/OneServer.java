package dev.larder.launch.redis;

import dev.larder.config.redis.RedisSettings;
import dev.larder.redis.RedisServers;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.server.ServerWatch;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.store.HeldKeys;
import dev.larder.store.KeyStore;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import dev.larder.version.VersionKeys;
import dev.larder.version.VersionTable;
import java.util.List;

/** One server, or the master that Sentinels know. */
final class OneServer implements RedisSide {
  private final Server server;

  OneServer(RedisSettings redis, Wiring wiring) {
    RedisTarget target = RedisTargets.of(redis);
    VersionTable versions =
        new VersionTable(VersionKeys.prefix(wiring.file().namespace()), wiring.moved());
    server =
        new Server(
            redis.server().shown(),
            versions,
            listener -> listener,
            (tracking, listener) -> RedisStore.open(target, tracking, listener, wiring.ticker()),
            wiring);
    wiring.own().every(VersionTable.FORGET_MILLIS, versions::forgetAll);
    wiring.own().every(ServerWatch.BEAT_MILLIS, server.watch()::beat);
  }

  @Override
  public Store store() {
    return server.guarded();
  }

  @Override
  public KeyStore keys() {
    return server.store();
  }

  @Override
  public HeldKeys held() {
    return server.store();
  }

  @Override
  public LockStore locks() {
    return server.locks();
  }

  @Override
  public RedisServers servers() {
    return server.store();
  }

  @Override
  public CircuitBreaker reads(String key) {
    return server.breakers().reads();
  }

  @Override
  public CircuitBreaker puts(String key) {
    return server.breakers().puts();
  }

  @Override
  public void cover(long ttlMillis, List<String> nearPrefixes) {
    server.versions().cover(ttlMillis);
    server.store().cover(nearPrefixes);
  }

  @Override
  public RedisOverview overview() {
    return new Overview(server);
  }

  private record Overview(Server server) implements RedisOverview {
    @Override
    public String shown() {
      return server.store().address().shown();
    }

    @Override
    public String topology() {
      return server.store().address().topology();
    }

    @Override
    public List<Server> servers() {
      return List.of(server);
    }

    @Override
    public Counted counted() {
      Counted counted = new Counted();
      counted.add(server);
      return counted;
    }

    @Override
    public List<String> nodes() {
      return List.of();
    }
  }
}
