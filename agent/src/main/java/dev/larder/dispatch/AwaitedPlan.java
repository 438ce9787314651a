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
 * earlier than its plan waits for it after the body, for a bounded time, and what it did is caught
 * up on in any case; until then no call is answered from the cache. Thread-safe.
 */
final class AwaitedPlan implements Plan {
  private static final long PATIENCE_MILLIS = 250;

  private final OpenWrites openWrites;
  private final CompletableFuture<Plan> prepared = new CompletableFuture<>();
  private volatile boolean patient = true;

  AwaitedPlan(OpenWrites openWrites) {
    this.openWrites = openWrites;
  }

  /** The ticket of a call that began before there was a plan. */
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
  public @Nullable Object enter(Object arguments) {
    Plan plan = prepared.getNow(null);
    return plan == null ? new Early(arguments) : plan.enter(arguments);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // plans tell their faults themselves
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (ticket instanceof Early early) {
      openWrites.addUnseen();
      await();
      prepared
          .thenAccept(plan -> run(plan, early, result, thrown))
          .whenComplete((ran, fault) -> openWrites.removeUnseen());
    } else {
      prepared.join().exit(ticket, result, thrown);
    }
  }

  private static void run(
      Plan plan, Early early, @Nullable Object result, @Nullable Throwable thrown) {
    Object ticket = plan.enter(early.arguments());
    if (ticket != null) {
      plan.exit(ticket, result, thrown);
    }
  }

  /** Once in vain is enough: Larder's own thread may be stuck. */
  private void await() {
    if (!patient) {
      return;
    }
    try {
      prepared.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      patient = false;
    }
  }
}
