package dev.larder.launch.redis;

import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.lock.RedisLocks;
import dev.larder.redis.server.ServerWatch;
import dev.larder.redis.tracking.Tracking;
import dev.larder.resilience.GuardedLocks;
import dev.larder.resilience.GuardedStore;
import dev.larder.store.LockStore;
import dev.larder.store.Store;
import dev.larder.version.VersionTable;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** One server of Redis, with its breakers and what watches it. Thread-safe. */
final class Server {
  /**
   * How long the first connection may take before its absence is worth a line, counted from when
   * the client is there: where processors are few and busy, its classes alone take seconds.
   */
  private static final long CONNECT_MILLIS = 5_000;

  private final String shown;
  private final VersionTable versions;
  private final Breakers breakers;
  private final RedisStore store;
  private final Store guarded;
  private final LockStore locks;
  private final ServerWatch watch;

  /**
   * A server that is connected to.
   *
   * @param shown where it is, without what is secret
   * @param listener hears what the breakers hear, after them
   * @param opener opens the store
   */
  Server(
      String shown,
      VersionTable versions,
      UnaryOperator<RedisListener> listener,
      BiFunction<Tracking, RedisListener, RedisStore> opener,
      Wiring wiring) {
    this.shown = shown;
    this.versions = versions;
    breakers = new Breakers(wiring.file().breaker(), shown, wiring.own(), wiring.log());
    Tracking tracking = new Tracking(versions, wiring.near());
    store = opener.apply(tracking, listener.apply(breakers));
    breakers.because(store::lastError);
    wiring.own().after(CONNECT_MILLIS, breakers::begin);
    guarded = new GuardedStore(store, breakers.reads(), breakers.puts(), wiring.ticker());
    locks = new GuardedLocks(new RedisLocks(store), breakers.puts(), wiring.ticker());
    watch =
        new ServerWatch(
            store,
            tracking.source(),
            advice -> wiring.log().warn(shown + ": " + advice),
            wiring.ticker());
  }

  /** Where it is, without what is secret. */
  String shown() {
    return shown;
  }

  VersionTable versions() {
    return versions;
  }

  Breakers breakers() {
    return breakers;
  }

  RedisStore store() {
    return store;
  }

  Store guarded() {
    return guarded;
  }

  LockStore locks() {
    return locks;
  }

  ServerWatch watch() {
    return watch;
  }
}
