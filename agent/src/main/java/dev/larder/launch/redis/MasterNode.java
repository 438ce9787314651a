package dev.larder.launch.redis;

import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.NodeAddress;
import dev.larder.redis.cluster.ClusterNode;
import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import java.util.function.Consumer;

/** A server of a cluster. Thread-safe. */
final class MasterNode implements ClusterNode {
  private final NodeAddress address;
  private final Server server;

  MasterNode(NodeAddress address, Server server) {
    this.address = address;
    this.server = server;
  }

  Server server() {
    return server;
  }

  @Override
  public NodeAddress address() {
    return address;
  }

  @Override
  public RedisStore store() {
    return server.store();
  }

  @Override
  public Store guarded() {
    return server.guarded();
  }

  @Override
  public LockStore locks() {
    return server.locks();
  }

  @Override
  public boolean isLeftAlone() {
    return server.breakers().reads().snapshot().state() != State.CLOSED;
  }

  @Override
  public void close() {
    server.store().close();
    server.breakers().end();
  }

  /** Tells the cluster, too, of what it has to know. */
  record Listener(RedisListener breakers, Runnable connected, Consumer<Redirect> redirected)
      implements RedisListener {
    @Override
    public void onConnected() {
      breakers.onConnected();
      connected.run();
    }

    @Override
    public void onDisconnected() {
      breakers.onDisconnected();
    }

    @Override
    public void onDenied(String right, boolean isNews) {
      breakers.onDenied(right, isNews);
    }

    @Override
    public void onUntold() {
      breakers.onUntold();
    }

    @Override
    public void onRedirected(Redirect to) {
      redirected.accept(to);
    }
  }
}
