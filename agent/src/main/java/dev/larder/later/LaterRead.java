package dev.larder.later;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import dev.larder.later.reactive.Origin;
import dev.larder.store.StackRoom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call whose result comes later, and its way to it: an entry, another call's load, or the
 * origin. Thread-safe.
 */
final class LaterRead {
  /** One that has waited for its turn for longer does not look any more. */
  private static final long LONGEST_QUEUED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final ReadPlan plan;
  private final LaterThreads threads;
  private final Plan.Call call;
  private final Origin origin;
  private final @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final LaterResult result;

  /**
   * A call by the current thread.
   *
   * @param plan whose loads are bound to no thread
   */
  LaterRead(ReadPlan plan, LaterThreads threads, Plan.Call call, Origin origin) {
    this.plan = plan;
    this.threads = threads;
    this.call = call;
    this.origin = origin;
    result = new LaterResult(plan, threads);
  }

  /** What its caller has. */
  CompletableFuture<@Nullable Object> future() {
    return result.future();
  }

  /**
   * Goes its way on other threads, one of which waits for Redis.
   *
   * @return false: it does not; the caller is to run the origin
   */
  boolean beginElsewhere() {
    long came = plan.ticker().nanos();
    boolean begun = !plan.isWritten(call) && threads.look(context, () -> look(came));
    if (!begun) {
      plan.bypassed();
    }
    return begun;
  }

  /** Goes its way on the calling thread, as far as nothing has to be waited for. */
  void beginHere() {
    Object entered = plan.enter(call);
    if (!answer(entered)) {
      begin((Flight) entered);
    }
  }

  private void look(long cameNanos) {
    try {
      if (plan.ticker().nanos() - cameNanos > LONGEST_QUEUED_NANOS) {
        plan.bypassed();
        threads.call(context, () -> begin(null));
        return;
      }
      Object entered = plan.enter(call);
      if (entered instanceof Hit hit) {
        threads.tell(context, () -> result.complete(hit));
      } else if (!answer(entered)) {
        threads.call(context, () -> begin((Flight) entered));
      }
    } catch (Throwable fault) {
      plan.fault(fault);
      threads.call(context, () -> begin(null));
    }
  }

  /**
   * Completes with a hit, or joins a load that goes on.
   *
   * @param entered what the plan said
   * @return false where neither is there
   */
  boolean answer(@Nullable Object entered) {
    if (entered instanceof Hit hit) {
      result.complete(hit);
      return true;
    }
    Flight ahead = entered instanceof Landing landing ? landing.flight() : null;
    if (ahead != null) {
      follow(ahead);
    }
    return ahead != null;
  }

  /**
   * The landing comes on whatever thread and however deep in its stack. Where it cannot be handed
   * over there, the limit is still to come.
   */
  private void follow(Flight ahead) {
    AtomicBoolean arrived = new AtomicBoolean();
    CompletableFuture<Landing> landing = ahead.landing();
    long waitMillis = TimeUnit.NANOSECONDS.toMillis(plan.site().settings().waitNanos());
    Runnable limit =
        threads.after(
            waitMillis,
            () -> threads.tell(context, () -> arrive(ahead, landing, arrived, () -> {})));
    var unused =
        landing.thenRun(
            () -> {
              StackRoom.ensure();
              threads.tell(context, () -> arrive(ahead, landing, arrived, limit));
            });
  }

  private void arrive(
      Flight ahead, CompletableFuture<Landing> landing, AtomicBoolean arrived, Runnable limit) {
    if (arrived.getAndSet(true)) {
      return;
    }
    limit.run();
    Hit hit = null;
    try {
      Landing landed = landing.getNow(Landing.LATE);
      if (landed.isLate()) {
        plan.loads().giveUpOn(ahead);
      }
      hit = plan.join(landed);
    } catch (Throwable fault) {
      plan.fault(fault);
    }
    if (hit == null) {
      threads.call(context, () -> begin(null));
    } else {
      result.complete(hit);
    }
  }

  /**
   * Runs the origin on the calling thread.
   *
   * @param mine null where nothing is to be kept
   */
  void begin(@Nullable Flight mine) {
    CompletionStage<?> stage;
    try {
      stage = origin.start();
    } catch (Throwable thrown) {
      result.fail(mine, thrown);
      return;
    }
    boolean keeps = mine != null && stage != null && isAsKeyed(mine.key);
    if (mine != null && !keeps) {
      plan.abandon(mine);
    }
    if (stage == null) {
      result.future().complete(null);
    } else {
      completeWith(stage, keeps ? mine : null);
    }
    origin.goOn(keeps);
  }

  private boolean isAsKeyed(String key) {
    try {
      return origin.isAsKeyed(key);
    } catch (Throwable fault) {
      plan.fault(fault);
      return false;
    }
  }

  private void completeWith(CompletionStage<?> stage, @Nullable Flight mine) {
    try {
      result.completeWith(stage, mine);
    } catch (Throwable fault) { // of a stage that is none
      result.fail(mine, fault);
    }
  }
}
