package dev.larder.behind.flush;

import dev.larder.behind.call.BehindMethod;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Queued;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs what waits in one rule's queue, now and then, beside its callers. Thread-safe. */
public final class Flusher {
  private static final int PAGE = 500;
  private static final long LOOK_MILLIS = 20;
  private static final long ENDING_MILLIS = 1_000;

  private final BehindMethod method;
  private final Queues queues;
  private final FlushSettings settings;
  private final Runnable beforeTicks;
  private final Recorder recorder;
  private final Lease lease;
  private final Attempts attempts;
  private final Ran ran = new Ran();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean ended;
  private volatile long waiting;
  private boolean holding; // by one flush at a time
  private volatile long lookedNanos;

  /**
   * One that has nothing to run yet.
   *
   * @param beforeTicks runs with each tick, before anything else
   */
  public Flusher(
      BehindMethod method,
      Queues queues,
      Runnable beforeTicks,
      Recorder recorder,
      FlushSettings settings) {
    this.method = method;
    this.queues = queues;
    this.beforeTicks = beforeTicks;
    this.recorder = recorder;
    this.settings = settings;
    lease = queues.lease();
    attempts = new Attempts(settings.everyMillis());
    lookedNanos = settings.ticker().nanos();
  }

  /** To be called more often than anything is due; does not wait. */
  public void tick() {
    beforeTicks.run();
    long now = settings.ticker().nanos();
    if (!(ended && settings.outlives()) && now - lookedNanos >= everyNanos()) {
      lookedNanos = now;
      queues.dead().size().thenAccept(recorder::deadLetters);
      queues
          .waiting()
          .size()
          .thenAccept(
              count -> {
                seen(count);
                if (count > 0) {
                  start();
                }
              });
    }
  }

  private long everyNanos() {
    long millis = settings.everyMillis();
    return TimeUnit.MILLISECONDS.toNanos(ended ? Math.min(millis, ENDING_MILLIS) : millis);
  }

  /** What waits is to be run with the next tick. */
  public void hurry() {
    lookedNanos = settings.ticker().nanos() - everyNanos();
  }

  private void start() {
    if (running.compareAndSet(false, true)
        && !settings.threads().load(settings.context(), this::flush)) {
      running.set(false); // too many loads: the next time
    }
  }

  private void flush() {
    try {
      if (holding || lease.take()) {
        holding = true;
        new Flush(method, queues, attempts, ran, recorder, settings.ticker())
            .run(settings.maxBatch());
      }
      seen(Unreachable.await(queues.waiting().size()));
    } catch (Unreachable fault) {
      recorder.fault("what waits has to wait longer: " + fault.getMessage());
    } catch (RuntimeException | Error fault) {
      recorder.fault(fault.toString());
    } finally {
      giveUpLease();
      running.set(false);
    }
  }

  /** Not while what has run here waits to be taken out: another JVM would run it once more. */
  private void giveUpLease() {
    if (holding && !(ran.isOwing() && lease.isHeld())) {
      holding = false;
      lease.giveUp();
    }
  }

  private void seen(long count) {
    waiting = count;
    recorder.queued(count);
  }

  /** The method will not be called any more; what waits in this JVM is yet to be run. */
  public void end() {
    ended = true;
    waiting = Math.max(1, waiting); // until it has been looked
    hurry();
  }

  /** Whether it has ended, and nothing waits that would end with it. */
  public boolean isDone() {
    return ended && (settings.outlives() || waiting == 0) && !running.get();
  }

  /** Runs what waits before the JVM ends; waits. Stops where nothing comes of it. */
  public void drain(long untilNanos) {
    try {
      awaitEnd(untilNanos);
      long before = Long.MAX_VALUE;
      long count = Unreachable.await(queues.waiting().size());
      while (count > 0 && count < before && settings.ticker().nanos() - untilNanos < 0) {
        before = count;
        start();
        awaitEnd(untilNanos);
        count = Unreachable.await(queues.waiting().size());
      }
      if (count > 0 && !settings.outlives()) {
        recorder.fault(count + " calls that wait in memory end with the JVM");
      }
    } catch (Unreachable fault) {
      recorder.fault("what waits is left: " + fault.getMessage());
    }
  }

  private void awaitEnd(long untilNanos) {
    while (running.get() && settings.ticker().nanos() - untilNanos < 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Lets dead letters wait to be run once more.
   *
   * @return how many there were, those that come meanwhile left aside
   */
  public long replay() throws Unreachable {
    long count = 0;
    long most = Unreachable.await(queues.dead().size());
    while (count < most) {
      List<Queued> page = Unreachable.await(queues.dead().after(WriteQueue.START, PAGE));
      for (Queued each : page) {
        if (Unreachable.await(queues.waiting().append(each.what().because(""))) != Answer.QUEUED) {
          return count;
        }
        Void unused = Unreachable.await(queues.dead().remove(List.of(each.place())));
        count++;
      }
      if (page.isEmpty()) {
        return count;
      }
    }
    return count;
  }
}
