package dev.larder.redis;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.tracking.Tracking;
import dev.larder.store.near.NearGate;
import dev.larder.time.Ticker;
import dev.larder.version.VersionTable;

/** Stores that tests open, on the system's clock where none is given. */
public final class TestStores {
  private TestStores() {}

  /** A store that nobody listens to, without versions. */
  public static RedisStore open(RedisTarget target) {
    return open(target, RedisListener.NONE, Ticker.system());
  }

  /** A store without versions. */
  public static RedisStore open(RedisTarget target, RedisListener listener, Ticker ticker) {
    return open(target, new VersionTable("", key -> {}), listener, ticker);
  }

  /** A store of which nobody keeps anything. */
  public static RedisStore open(
      RedisTarget target, VersionTable versions, RedisListener listener, Ticker ticker) {
    return RedisStore.open(target, new Tracking(versions, NearGate.none()), listener, ticker);
  }
}
