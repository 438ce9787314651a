package dev.larder.redis.cluster;

import dev.larder.redis.RedisStore;
import dev.larder.redis.address.NodeAddress;
import dev.larder.store.LockStore;
import dev.larder.store.Store;

/** A server of a cluster, with what keeps calls from it. Thread-safe. */
public interface ClusterNode extends AutoCloseable {
  /** Where it is. */
  NodeAddress address();

  /** What it holds. */
  RedisStore store();

  /** The same, left alone while it keeps failing. */
  Store guarded();

  /** Its locks, left alone while it keeps failing. */
  LockStore locks();

  /** Whether it keeps failing. */
  boolean isLeftAlone();

  /** Uses it no more. */
  @Override
  void close();
}
