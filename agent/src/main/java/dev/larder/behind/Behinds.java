package dev.larder.behind;

import dev.larder.behind.call.BehindMethod;
import dev.larder.behind.flush.Flusher;
import dev.larder.behind.flush.Queues;
import dev.larder.engine.frame.OutermostPlan;
import dev.larder.loader.LoaderThreads;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue.Waiting;
import dev.larder.time.Ticker;
import dev.larder.transaction.Transactions;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
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

  private final @Nullable Streams streams;
  private final LoaderThreads threads;
  private final Ticker ticker;
  private final Consumer<Behinds> onFirst;
  private final String jvm = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final List<WeakReference<BehindPlan>> plans = new ArrayList<>(); // guarded by itself
  private boolean begun; // guarded by plans

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
            way.queues.waiting(),
            way.patienceMillis,
            () -> recorder.fault("an older call that waits may run after a later one"));
    Queueing queueing = new Queueing(method, overtaken, transactions, recorder, jvm);
    Flusher flusher =
        new Flusher(method, way.queues, overtaken::retry, recorder, settings(options, way));
    OutermostPlan frames = new OutermostPlan(queueing, method.again().call(), false);
    BehindPlan plan = new BehindPlan(method, queueing, frames, flusher);
    begin(plan);
    return plan;
  }

  private Flusher.Settings settings(QueueOptions options, Way way) {
    return new Flusher.Settings(
        options.everyMillis(), options.maxBatch(), way.inRedis, options.context(), threads, ticker);
  }

  /** Lets calls wait that a transaction was left, and has committed; what else it was left. */
  public List<String> committed(List<String> left) {
    List<String> others = new ArrayList<>();
    for (String text : left) {
      Waiting what = TransactionText.read(text);
      if (what == null) {
        others.add(text);
      } else {
        plans().stream()
            .filter(plan -> plan.method().name().equals(what.method()))
            .findFirst()
            .ifPresent(plan -> plan.queueing().committed(what));
      }
    }
    return others;
  }

  /** Where calls wait, and how long they may take to get there. */
  private record Way(Queues queues, boolean inRedis, long patienceMillis) {}

  private Way way(QueueOptions options) {
    if (streams == null || !options.inRedis()) {
      Queues here = new Queues(new MemoryQueue(MOST_WAITING), new MemoryQueue(MOST_WAITING));
      return new Way(here, false, Integer.MAX_VALUE);
    }
    String owner = jvm + "-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    Queues there =
        new Queues(
            streams.open(options.name(), owner), streams.open(options.name() + "~dead", owner));
    return new Way(there, true, streams.patienceMillis());
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

  /** Starts what is due; does not wait. */
  public void tick() {
    plans().forEach(plan -> plan.flusher().tick());
  }

  /** Runs what waits before the JVM ends; waits for ten seconds at most. */
  public void drain() {
    long until = ticker.nanos() + DRAIN_NANOS;
    plans().forEach(plan -> plan.flusher().drain(until));
  }
}
