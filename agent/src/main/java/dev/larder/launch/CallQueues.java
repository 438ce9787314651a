package dev.larder.launch;

import dev.larder.behind.Behinds;
import dev.larder.behind.Streams;
import dev.larder.engine.lock.KeyLocks;
import dev.larder.launch.redis.RedisSide;
import dev.larder.protect.ProtectedQueue;
import dev.larder.protect.ProtectedStore;
import dev.larder.redis.stream.RedisQueue;
import dev.larder.resilience.GuardedQueue;
import dev.larder.store.WriteQueue;
import dev.larder.thread.OwnPools;
import dev.larder.thread.OwnThread;
import dev.larder.time.Ticker;
import org.jspecify.annotations.Nullable;

/** Queues of calls in Redis. */
record CallQueues(RedisSide redis, ProtectedStore entries, Ticker ticker, long patienceMillis)
    implements Streams {
  @Override
  public WriteQueue open(String name, String owner) {
    RedisQueue queue =
        new RedisQueue(redis.servers(), name, KeyLocks.lockOf(name), owner, Behinds.MOST_WAITING);
    return new ProtectedQueue(new GuardedQueue(queue, () -> redis.puts(name), ticker), entries);
  }

  /**
   * Methods that run later; what runs them starts with the first.
   *
   * @param queues null without Redis
   */
  static Behinds behinds(
      @Nullable CallQueues queues, OwnPools pools, Ticker ticker, OwnThread own) {
    return new Behinds(
        queues,
        pools,
        ticker,
        behinds -> {
          own.every(Behinds.TICK_MILLIS, behinds::tick);
          OwnPools.atExit(behinds::drain);
        });
  }
}
