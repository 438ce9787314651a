package dev.larder.behind;

import dev.larder.store.WriteQueue;

/** Queues in Redis. */
public interface Streams {
  /**
   * One of them.
   *
   * @param owner of its leases
   */
  WriteQueue open(String name, String owner);

  /** How long a call may wait for an answer. */
  long patienceMillis();
}
