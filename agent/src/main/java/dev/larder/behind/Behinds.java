package dev.larder.behind;

import dev.larder.behind.call.BehindMethod;
import dev.larder.behind.flush.FlushSettings;
import dev.larder.behind.flush.Flusher;
import dev.larder.behind.flush.Lease;
import dev.larder.behind.flush.Queues;
import dev.larder.engine.frame.OutermostPlan;
import dev.larder.loader.LoaderThreads;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue;
import dev.larder.time.Ticker;
import dev.larder.transaction.Transactions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The methods of this JVM that run later than they are called. Holds none of them: each plan
 * belongs to the class that it is woven into. Thread-safe.
 */
public final class Behinds {
  /** How often {@link #tick} is to be called. */
  public static final long TICK_MILLIS = 50;

  /** More calls of a rule do not wait; nor are more dead letters of it kept. */
  public static final long MOST_WAITING = 10_000;

  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** A web application that is gone is not kept for longer by what waits in it. */
  private static final long ENDING_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final @Nullable Streams streams;
  private final LoaderThreads threads;
  private final Ticker ticker;
  private final Consumer<Behinds> onFirst;
  private final String jvm = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final List<WeakReference<BehindPlan>> plans = new ArrayList<>(); // guarded by itself
  private boolean begun; // guarded by plans

  /** Of each stream, however many methods have it. */
  private final Map<String, Lease> leases = new ConcurrentHashMap<>();

  /** Plans that have ended, and something waits in them yet. */
  private final Map<BehindPlan, Long> ended = new ConcurrentHashMap<>();

  /**
   * None yet.
   *
   * @param streams null without Redis
   * @param onFirst runs when there is one
   */
  public Behinds(
      @Nullable Streams streams, LoaderThreads threads, Ticker ticker, Consumer<Behinds> onFirst) {
    this.streams = streams;
    this.threads = threads;
    this.ticker = ticker;
    this.onFirst = onFirst;
  }

  /**
   * A plan of a method.
   *
   * @param transactions those that it may run in
   */
  public BehindPlan plan(
      BehindMethod method, QueueOptions options, Transactions transactions, Recorder recorder) {
    Way way = way(options);
    Overtaken overtaken =
        new Overtaken(
            way.queues().waiting(),
            method.merge().isLast(),
            way.patienceMillis(),
            () ->
                recorder.fault(
                    "more is to be told to the queue than is kept in mind: calls may be lost, or run late"));
    Queueing queueing = new Queueing(method, overtaken, transactions, recorder, jvm);
    Flusher flusher =
        new Flusher(method, way.queues(), overtaken::retry, recorder, settings(options, way));
    OutermostPlan frames = new OutermostPlan(queueing, method.again().call(), false);
    BehindPlan plan = new BehindPlan(method, queueing, frames, flusher, this::keep);
    begin(plan);
    return plan;
  }

  private FlushSettings settings(QueueOptions options, Way way) {
    return new FlushSettings(
        options.everyMillis(),
        options.maxBatch(),
        way.inRedis(),
        options.context(),
        threads,
        ticker);
  }

  private Way way(QueueOptions options) {
    String name = options.name();
    if (streams == null || !options.inRedis()) {
      WriteQueue here = new MemoryQueue(MOST_WAITING);
      Queues queues = new Queues(here, new MemoryQueue(MOST_WAITING), new Lease(here, ticker));
      return new Way(queues, false, Integer.MAX_VALUE);
    }
    WriteQueue there = streams.open(name, jvm);
    Lease lease = leases.computeIfAbsent(name, stream -> new Lease(there, ticker));
    Queues queues = new Queues(there, streams.open(name + "~dead", jvm), lease);
    return new Way(queues, true, streams.patienceMillis());
  }

  private void begin(BehindPlan plan) {
    boolean isFirst;
    synchronized (plans) {
      isFirst = !begun;
      begun = true;
      plans.removeIf(each -> each.refersTo(null));
      plans.add(0, new WeakReference<>(plan));
    }
    if (isFirst) {
      onFirst.accept(this);
    }
  }

  /** The last one first. */
  private List<BehindPlan> plans() {
    List<BehindPlan> alive = new ArrayList<>();
    synchronized (plans) {
      for (WeakReference<BehindPlan> each : plans) {
        BehindPlan plan = each.get();
        if (plan != null) {
          alive.add(plan);
        }
      }
    }
    return alive;
  }

  /** A plan has ended. */
  private void keep(BehindPlan plan) {
    ended.put(plan, ticker.nanos() + ENDING_NANOS);
  }

  /** Starts what is due; does not wait. */
  public void tick() {
    leases.values().forEach(Lease::renew);
    plans().forEach(plan -> plan.flusher().tick());
    ended.forEach(
        (plan, until) -> {
          if (plan.isDone() || ticker.nanos() - until > 0) {
            ended.remove(plan);
          }
        });
  }

  /** Runs what waits before the JVM ends; waits for ten seconds at most. */
  public void drain() {
    long until = ticker.nanos() + DRAIN_NANOS;
    plans().forEach(plan -> plan.flusher().drain(until));
  }
}
