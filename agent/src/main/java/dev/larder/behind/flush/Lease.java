package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;
import dev.larder.time.Ticker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * That this JVM alone runs what waits in a queue; its methods that have one queue share it. By its
 * own clock it ends sooner than in Redis, so that a JVM which was stopped for a while knows before
 * the next call. Thread-safe.
 */
public final class Lease {
  private static final long MILLIS = 10_000;
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(MILLIS - 2_000);
  private static final long RENEWED_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final WriteQueue queue;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private int users; // guarded by lock
  private volatile boolean held;
  private volatile long sinceNanos;

  /** Not held. */
  public Lease(WriteQueue queue, Ticker ticker) {
    this.queue = queue;
    this.ticker = ticker;
  }

  /**
   * Takes it; waits. To be given up by whoever has it.
   *
   * @return false: another JVM has it
   */
  boolean take() throws Unreachable {
    lock.lock();
    try {
      long asked = ticker.nanos();
      boolean mine = Unreachable.await(queue.lease(MILLIS));
      held = mine;
      sinceNanos = asked;
      users += mine ? 1 : 0;
      return mine;
    } catch (Unreachable fault) {
      if (users == 0) {
        var unused = queue.lease(0); // it may have been taken all the same
      }
      throw fault;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it may be relied upon. */
  boolean isHeld() {
    return held && ticker.nanos() - sinceNanos < HELD_NANOS;
  }

  /** Prolongs it where that is due; does not wait. */
  public void renew() {
    if (!lock.tryLock()) {
      return; // it is just being taken or given up
    }
    try {
      long asked = ticker.nanos();
      if (users > 0 && held && asked - sinceNanos > RENEWED_NANOS) {
        queue.lease(MILLIS).whenComplete((mine, fault) -> renewed(mine, fault, asked));
      }
    } finally {
      lock.unlock();
    }
  }

  private void renewed(Boolean mine, Throwable fault, long asked) {
    if (fault == null && mine) {
      sinceNanos = asked;
    } else if (fault == null) {
      held = false;
    }
  }

  /** Whoever took it needs it no longer; does not wait for Redis. */
  void giveUp() {
    lock.lock();
    try {
      users--;
      if (users == 0) {
        held = false;
        var unused = queue.lease(0);
      }
    } finally {
      lock.unlock();
    }
  }
}
