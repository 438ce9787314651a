package dev.larder.loader;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.Alone;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.entry.StandIn;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.frame.Again;
import dev.larder.engine.frame.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * Reads whose method is called again: by a thread beside the call, or within the call's enter where
 * something else may have to answer for it. Thread-safe.
 *
 * @param arguments which of them have to be immutable for a thread beside the call
 * @param name of the entry, from the array of receiver (unless static) and arguments
 */
public record LoaderPlan(
    ReadPlan plan,
    Again again,
    Arguments arguments,
    EntryName name,
    LoaderThreads threads,
    Settings settings)
    implements Plan {
  /**
   * Where loads run.
   *
   * @param aheadHere whether what is yet to be served is loaded anew by the caller that comes first
   * @param waits whether a caller may wait for a thread beside it: a synchronized method holds its
   *     monitor, which that thread would need
   * @param patienceNanos the longest that it does where something else can answer
   */
  public record Settings(boolean aheadHere, boolean waits, long patienceNanos) {}

  @Override
  public @Nullable Object enter(Object input) {
    Call call = (Call) input;
    Object entered = plan.enter(call);
    if (entered instanceof Hit hit) {
      return hit.isDue() ? serveAndLoad(call, hit) : hit;
    }
    return entered instanceof Missed missed ? loadElsewhere(call, missed) : safely(call, entered);
  }

  /** Runs the body here where something may have to answer for it; else the caller does. */
  private @Nullable Object safely(Call call, @Nullable Object entered) {
    if (entered instanceof Alone alone) {
      return run(call, alone);
    }
    return entered instanceof Flight flight && flight.standIn != null
        ? load(call, flight, null)
        : entered;
  }

  private Hit run(Call call, Alone alone) {
    try {
      return Hit.of(again.run(call));
    } catch (Throwable thrown) {
      boolean answers =
          alone.standIn().isInTime(plan.ticker().nanos()) && !Landing.isPersonal(thrown);
      return answers ? plan.standIn(alone.standIn()) : Hit.replay(thrown);
    }
  }

  /**
   * Runs the body as its key's leader.
   *
   * @param caller who waits for it; null if that is this thread
   */
  private Hit load(Call call, Flight flight, @Nullable Waiting caller) {
    Object result;
    try {
      result = again.run(call);
    } catch (Throwable thrown) {
      StandIn standIn = Landing.isPersonal(thrown) ? null : flight.standsIn(plan.ticker().nanos());
      exit(call, flight, null, thrown, caller);
      return standIn == null || (caller != null && caller.hasLeft())
          ? Hit.replay(thrown)
          : plan.standIn(standIn);
    }
    exit(call, flight, result, null, caller);
    return Hit.of(result);
  }

  private void exit(
      Call call,
      Flight flight,
      @Nullable Object result,
      @Nullable Throwable thrown,
      @Nullable Waiting caller) {
    flight.isAhead |= caller != null && caller.hasLeft();
    if (caller == null || thrown != null || isAsKeyed(call, flight.key)) {
      plan.exit(flight, result, thrown);
    } else {
      plan.abandon(flight);
    }
  }

  private Hit serveAndLoad(Call call, Hit hit) {
    if (settings.aheadHere || arguments.changing(call) != null) {
      Hit renewed = loadAhead(call);
      return renewed == null ? hit : renewed;
    }
    boolean unused =
        threads.load(
            Thread.currentThread().getContextClassLoader(),
            () -> {
              Hit unusedToo = loadAhead(call);
            });
    return hit;
  }

  /** Null where what was found is still the answer. */
  private @Nullable Hit loadAhead(Call call) {
    Flight flight = plan.beside().begin(call);
    if (flight == null) {
      return null;
    }
    Object result;
    try {
      result = again.run(call);
    } catch (Throwable thrown) {
      plan.exit(flight, null, thrown);
      return Landing.isPersonal(thrown) ? Hit.replay(thrown) : null;
    }
    if (isAsKeyed(call, flight.key)) {
      plan.exit(flight, result, null);
    } else {
      plan.abandon(flight);
    }
    return Hit.of(result);
  }

  /** The receiver may have changed since. */
  private boolean isAsKeyed(Call call, String key) {
    try {
      return name.of(call.arguments()).equals(key);
    } catch (Throwable fault) {
      plan.fault(fault);
      return false;
    }
  }

  private @Nullable Object loadElsewhere(Call call, Missed missed) {
    StandIn standIn = missed.standIn(plan.ticker().nanos());
    if (standIn != null && plan.isFailing(missed.key())) {
      return plan.standIn(standIn);
    }
    if (!settings.waits || arguments.changing(call) != null) {
      return safely(call, plan.load(missed));
    }
    Waiting waiting = new Waiting(plan, standIn, settings.patienceNanos());
    Flight ahead = plan.beside().joined(missed);
    if (ahead != null) {
      return safely(call, waiting.follow(ahead));
    }
    boolean begun =
        threads.load(
            Thread.currentThread().getContextClassLoader(),
            () -> waiting.answer(() -> loadThere(call, missed, waiting)));
    return safely(call, begun ? waiting.await() : plan.load(missed));
  }

  /** A hit, or what the caller is to do itself. */
  private @Nullable Object loadThere(Call call, Missed missed, Waiting waiting) {
    Object entered = plan.load(missed);
    return entered instanceof Flight flight ? load(call, flight, waiting) : entered;
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    plan.exit(ticket, result, thrown);
  }

  @Override
  public Plan innermost() {
    return plan;
  }

  @Override
  public void fault(Throwable fault) {
    plan.fault(fault);
  }

  @Override
  public void bypassed() {
    plan.bypassed();
  }

  @Override
  public void drop(String key) {
    plan.drop(key);
  }

  @Override
  public void clear() {
    plan.clear();
  }
}
