package dev.larder.behind.flush;

import dev.larder.store.WriteQueue;
import dev.larder.time.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * That this JVM alone runs what waits in a queue. By its own clock it ends sooner than in Redis, so
 * that a JVM which was stopped for a while knows before the next call. Thread-safe.
 */
final class Lease {
  private static final long MILLIS = 10_000;
  private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(MILLIS - 2_000);
  private static final long RENEWED_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final WriteQueue queue;
  private final Ticker ticker;
  private volatile boolean wanted;
  private volatile boolean held;
  private volatile long sinceNanos;

  Lease(WriteQueue queue, Ticker ticker) {
    this.queue = queue;
    this.ticker = ticker;
  }

  /** Takes it; waits. */
  boolean take() throws Unreachable {
    wanted = true;
    long asked = ticker.nanos();
    held = Unreachable.await(queue.lease(MILLIS));
    sinceNanos = asked;
    return held;
  }

  /** Whether it may be relied upon. */
  boolean isHeld() {
    return held && ticker.nanos() - sinceNanos < HELD_NANOS;
  }

  /** Prolongs it where that is due; does not wait. */
  void renew() {
    long asked = ticker.nanos();
    if (wanted && held && asked - sinceNanos > RENEWED_NANOS) {
      queue
          .lease(MILLIS)
          .whenComplete(
              (mine, fault) -> {
                if (fault == null && mine) {
                  sinceNanos = asked;
                } else if (fault == null) {
                  held = false;
                }
              });
    }
  }

  /** Gives it up; does not wait. */
  void giveUp() {
    wanted = false;
    if (held) {
      held = false;
      var unused = queue.lease(0);
    }
  }
}
