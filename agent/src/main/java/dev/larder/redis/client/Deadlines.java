package dev.larder.redis.client;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Cancels commands that are not answered in time. Thread-safe.
 *
 * <p>A command that its own thread waits for lies in a table that the timer walks through with each
 * tick: that costs a read one small object and two writes, where a task of the timer costs a larger
 * one, two queues, and work on the timer's thread. Threads begin at different places of the table,
 * so that they seldom meet; where some in a row are taken, the timer does it.
 */
public final class Deadlines {
  /** Lettuce's default timer ticks at 100 ms and would make 50 ms deadlines 100 ms. */
  static final long TICK_MILLIS = 5;

  private static final int PLACE_BITS = 10;
  private static final int PLACES = 1 << PLACE_BITS;
  private static final int TRIES = 4;

  /** Spreads numbers that follow each other, by the golden ratio (Knuth, TAOCP 3, 6.4). */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final Timer timer;
  private final AtomicReferenceArray<Awaited> places = new AtomicReferenceArray<>(PLACES);

  private final class Awaited implements Deadline {
    private final Future<?> command;
    private final long atNanos;
    private final int place;

    private Awaited(Future<?> command, long atNanos, int place) {
      this.command = command;
      this.atNanos = atNanos;
      this.place = place;
    }

    @Override
    public void met() {
      places.compareAndSet(place, this, null);
    }
  }

  Deadlines(Timer timer) {
    this.timer = timer;
  }

  /** Begins to look for those that have passed, until the timer stops. */
  void start() {
    try {
      later(this::look, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS) / 2); // with the next tick
    } catch (IllegalStateException stopped) {
      // nobody waits any more
    }
  }

  private void look(Timeout fired) {
    try {
      cancelPassed();
    } finally {
      start();
    }
  }

  private void cancelPassed() {
    long now = System.nanoTime();
    for (int place = 0; place < PLACES; place++) {
      Awaited one = places.get(place);
      if (one != null && now - one.atNanos >= 0) {
        one.command.cancel(false);
        one.met(); // whatever has become of its thread
      }
    }
  }

  /** Cancels a command that the calling thread waits for, unless it is met before. */
  public Deadline awaited(Future<?> command, Duration limit) {
    int place = (int) ((Thread.currentThread().getId() * SPREAD) >>> (Long.SIZE - PLACE_BITS));
    for (int i = 0; i < TRIES; i++) {
      if (places.get(place) == null) {
        Awaited one = new Awaited(command, System.nanoTime() + nanos(limit), place);
        if (places.compareAndSet(place, null, one)) {
          return one;
        }
      }
      place = (place + 1) % PLACES;
    }
    return of(command, limit)::cancel;
  }

  /** Cancels a command that is not answered by then. */
  public Timeout of(Future<?> command, Duration limit) {
    return later(fired -> command.cancel(false), nanos(limit));
  }

  /** Cancels those of the commands that are not answered by then. */
  public Timeout of(List<? extends Future<?>> batch, Duration limit) {
    return later(fired -> batch.forEach(command -> command.cancel(false)), nanos(limit));
  }

  private Timeout later(TimerTask task, long nanos) {
    return timer.newTimeout(task, nanos, TimeUnit.NANOSECONDS);
  }

  /** It fires up to a tick late, and must not last longer: a tick less is asked, at least half. */
  private static long nanos(Duration limit) {
    long nanos = limit.toNanos();
    return nanos - Math.min(nanos / 2, TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
  }
}
