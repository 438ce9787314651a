package dev.larder.loader;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.Alone;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.StandIn;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A caller that waits for a thread beside it, and may leave. Thread-safe. */
final class Waiting {
  private final ReadPlan plan;
  private final @Nullable StandIn standIn;
  private final long patienceNanos;
  private final CompletableFuture<@Nullable Object> answer = new CompletableFuture<>();
  private volatile boolean left;

  /**
   * The calling thread.
   *
   * @param standIn what it may have instead
   * @param patienceNanos how long it waits then
   */
  Waiting(ReadPlan plan, @Nullable StandIn standIn, long patienceNanos) {
    this.plan = plan;
    this.standIn = standIn;
    this.patienceNanos = patienceNanos;
  }

  /** Whether it has gone on with something else. */
  boolean hasLeft() {
    return left;
  }

  /** Answers it, on the thread beside it; it runs its method itself where that fails. */
  void answer(Supplier<@Nullable Object> load) {
    Object given = null;
    try {
      given = load.get();
    } catch (Throwable fault) {
      plan.fault(fault);
    } finally {
      answer.complete(given);
    }
  }

  /**
   * Waits for the answer.
   *
   * @return a hit, or {@link Alone}, or null: it runs its method itself
   */
  @Nullable Object await() {
    long longest = EntryFormat.LONGEST_LOAD_NANOS;
    try {
      return answer.get(standIn == null ? longest : patience(longest), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return instead();
    } catch (InterruptedException interrupted) {
      return interrupted();
    } catch (ExecutionException fault) {
      return null;
    }
  }

  /** The same of a load that goes on already, which it has joined. */
  @Nullable Object follow(Flight ahead) {
    long longest = plan.site().settings().waitNanos();
    try {
      Landing landing =
          ahead.landing().get(standIn == null ? longest : patience(longest), TimeUnit.NANOSECONDS);
      return plan.join(landing, standIn);
    } catch (TimeoutException late) {
      if (standIn == null) {
        plan.loads().giveUpOn(ahead);
      }
      return instead();
    } catch (InterruptedException interrupted) {
      return interrupted();
    } catch (ExecutionException fault) {
      return null;
    }
  }

  private long patience(long longest) {
    return Math.min(longest, patienceNanos);
  }

  private @Nullable Object instead() {
    left = true;
    if (standIn == null) {
      plan.bypassed();
      return null;
    }
    return standIn.isInTime(plan.ticker().nanos())
        ? (Object) plan.standIn(standIn)
        : new Alone(standIn);
  }

  private @Nullable Hit interrupted() {
    left = true;
    Thread.currentThread().interrupt();
    plan.bypassed();
    return null;
  }
}
