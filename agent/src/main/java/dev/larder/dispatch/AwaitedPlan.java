package dev.larder.dispatch;

import dev.larder.engine.Plan;
import dev.larder.transaction.OpenWrites;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A write's plan, from the first call on, while Larder's own thread still prepares it: a read that
 * passes through costs a load, a write that passes through leaves stale entries. A call that is
 * earlier than its plan waits for it before the body, which may change the arguments that keys are
 * taken from. It waits for a bounded time; what it did without the plan is caught up on, and until
 * then no call is answered from the cache. Thread-safe.
 */
final class AwaitedPlan implements Plan {
  private static final long PATIENCE_MILLIS = 250;

  private final OpenWrites openWrites;
  private final CompletableFuture<Plan> prepared = new CompletableFuture<>();
  private volatile boolean patient = true;

  AwaitedPlan(OpenWrites openWrites) {
    this.openWrites = openWrites;
  }

  /** The ticket of a call that ran before there was a plan. */
  private record Early(Object arguments) {}

  /** A plan for a method that turned out to need none. */
  private static final class NoPlan implements Plan {
    @Override
    public @Nullable Object enter(Object input) {
      return null;
    }

    @Override
    public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {}
  }

  /** The plan is there; false where another was there before. */
  boolean prepared(Plan plan) {
    return prepared.complete(plan);
  }

  /** There will be none, unless there is one already. */
  void giveUp() {
    prepared.complete(new NoPlan());
  }

  @Override
  public Plan innermost() {
    Plan plan = prepared.getNow(null);
    return plan == null ? this : plan.innermost();
  }

  @Override
  public void goOn() {
    Plan plan = prepared.getNow(null);
    if (plan != null) {
      plan.goOn();
    }
  }

  @Override
  public void end() {
    Plan plan = prepared.getNow(null);
    if (plan != null) {
      plan.end();
    }
  }

  @Override
  public @Nullable Object enter(Object arguments) {
    Plan plan = await();
    return plan == null ? new Early(arguments) : plan.enter(arguments);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // plans tell their faults themselves
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (ticket instanceof Early early) {
      openWrites.addUnseen();
      prepared
          .thenAccept(plan -> plan.missed(early.arguments(), result, thrown))
          .whenComplete((ran, fault) -> openWrites.removeUnseen());
    } else {
      prepared.join().exit(ticket, result, thrown);
    }
  }

  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (!(ticket instanceof Early)) {
      return prepared.join().leave(ticket, result, thrown);
    }
    exit(ticket, result, thrown);
    return result;
  }

  /** Null where it did not come in time. Once is enough: Larder's own thread may be stuck. */
  private @Nullable Plan await() {
    Plan plan = prepared.getNow(null);
    if (plan != null || !patient) {
      return plan;
    }
    try {
      return prepared.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      patient = false;
    }
    return null;
  }
}
