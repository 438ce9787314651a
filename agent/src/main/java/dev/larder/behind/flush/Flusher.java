package dev.larder.behind.flush;

import dev.larder.behind.call.BehindMethod;
import dev.larder.loader.LoaderThreads;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.time.Ticker;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs what waits in one rule's queue, now and then, beside its callers. Thread-safe. */
public final class Flusher {
  private static final int PAGE = 500;
  private static final long LOOK_MILLIS = 20;

  private final BehindMethod method;
  private final Queues queues;
  private final Settings settings;
  private final Runnable beforeTicks;
  private final Recorder recorder;
  private final Lease lease;
  private final Attempts attempts;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean ended;
  private volatile long lookedNanos;

  /**
   * How it runs.
   *
   * @param outlives whether what waits outlives the method
   * @param context the class loader that the method expects
   */
  public record Settings(
      long everyMillis,
      int maxBatch,
      boolean outlives,
      @Nullable ClassLoader context,
      LoaderThreads threads,
      Ticker ticker) {}

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
      Settings settings) {
    this.method = method;
    this.queues = queues;
    this.beforeTicks = beforeTicks;
    this.recorder = recorder;
    this.settings = settings;
    lease = new Lease(queues.waiting(), settings.ticker());
    attempts = new Attempts(settings.everyMillis());
    lookedNanos = settings.ticker().nanos();
  }

  /** To be called more often than anything is due; does not wait. */
  public void tick() {
    beforeTicks.run();
    lease.renew();
    long now = settings.ticker().nanos();
    if (!ended && now - lookedNanos >= TimeUnit.MILLISECONDS.toNanos(settings.everyMillis())) {
      lookedNanos = now;
      queues.dead().size().thenAccept(recorder::deadLetters);
      queues
          .waiting()
          .size()
          .thenAccept(
              count -> {
                recorder.queued(count);
                if (count > 0) {
                  start();
                }
              });
    }
  }

  private void start() {
    if (running.compareAndSet(false, true)
        && !settings.threads().load(settings.context(), this::flush)) {
      running.set(false); // too many loads: the next time
    }
  }

  private void flush() {
    try {
      if (lease.take()) {
        new Flush(method, queues, lease, attempts, recorder, settings.ticker())
            .run(settings.maxBatch());
      }
      recorder.queued(Unreachable.await(queues.waiting().size()));
    } catch (Unreachable fault) {
      recorder.fault("what waits has to wait longer: " + fault.getMessage());
    } catch (RuntimeException | Error fault) {
      recorder.fault(fault.toString());
    } finally {
      lease.giveUp();
      running.set(false);
    }
  }

  /** The method will not be called any more. */
  public void end() {
    ended = true;
    if (!settings.outlives()) {
      start();
    }
  }

  /** Runs what waits before the JVM ends; waits. Stops where nothing comes of it. */
  public void drain(long untilNanos) {
    try {
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
   * @return how many there were
   */
  public long replay() throws Unreachable {
    long count = 0;
    List<Queued> page;
    do {
      page = Unreachable.await(queues.dead().after(WriteQueue.START, PAGE));
      for (Queued each : page) {
        if (Unreachable.await(queues.waiting().append(each.what().because(""))) != Answer.QUEUED) {
          return count;
        }
        Void unused = Unreachable.await(queues.dead().remove(List.of(each.place())));
        count++;
      }
    } while (!page.isEmpty());
    recorder.deadLetters(0);
    return count;
  }
}
