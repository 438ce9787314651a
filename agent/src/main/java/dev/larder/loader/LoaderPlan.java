package dev.larder.loader;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.Missed;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.frame.Again;
import dev.larder.engine.frame.Arguments;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads whose method is called again: by a thread beside the call, or within the call's enter where
 * something else may have to answer for it. Thread-safe.
 *
 * @param arguments which of them have to be immutable for a thread beside the call
 * @param name of the entry, from the array of receiver (unless static) and arguments
 * @param underway the keys that this plan loads beside calls
 */
public record LoaderPlan(
    ReadPlan plan,
    Again again,
    Arguments arguments,
    EntryName name,
    LoaderThreads threads,
    Settings settings,
    Set<String> underway)
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

  /** A plan that loads nothing yet. */
  public static LoaderPlan of(
      ReadPlan plan,
      Again again,
      Arguments arguments,
      EntryName name,
      LoaderThreads threads,
      Settings settings) {
    return new LoaderPlan(
        plan, again, arguments, name, threads, settings, ConcurrentHashMap.newKeySet());
  }

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
    return entered instanceof Flight flight && flight.standIn != null
        ? load(call, flight)
        : entered;
  }

  private Hit load(Call call, Flight flight) {
    Object result;
    try {
      result = again.run(call);
    } catch (Throwable thrown) {
      plan.exit(flight, null, thrown);
      return flight.standIn == null || Landing.isPersonal(thrown)
          ? Hit.replay(thrown)
          : plan.standIn(flight.standIn);
    }
    plan.exit(flight, result, null);
    return Hit.of(result);
  }

  private Hit serveAndLoad(Call call, Hit hit) {
    String key = plan.site().name().of(call.values());
    if (!underway.add(key)) {
      return hit;
    }
    if (settings.aheadHere || arguments.changing(call) != null) {
      try {
        Hit renewed = loadAhead(call);
        return renewed == null ? hit : renewed;
      } finally {
        underway.remove(key);
      }
    }
    Runnable load =
        () -> {
          try {
            Hit unused = loadAhead(call);
          } finally {
            underway.remove(key);
          }
        };
    if (!threads.load(Thread.currentThread().getContextClassLoader(), load)) {
      underway.remove(key);
    }
    return hit;
  }

  /** Null where what was found is still the answer. */
  private @Nullable Hit loadAhead(Call call) {
    Flight flight = plan.beginAhead(call);
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
    CompletableFuture<@Nullable Hit> answer = new CompletableFuture<>();
    boolean begun =
        settings.waits
            && arguments.changing(call) == null
            && threads.load(
                Thread.currentThread().getContextClassLoader(),
                () -> answer.complete(loadThere(call, missed)));
    return begun ? await(answer, missed.standIn()) : safely(call, plan.load(missed));
  }

  /** Null where the caller is to run the body itself. */
  private @Nullable Hit loadThere(Call call, Missed missed) {
    Object entered = plan.load(missed);
    return entered instanceof Flight flight ? load(call, flight) : (Hit) entered;
  }

  /** One that waits in vain, or is interrupted, runs the body itself. */
  private @Nullable Hit await(CompletableFuture<@Nullable Hit> answer, @Nullable Hit standIn) {
    try {
      return answer.get(
          Math.min(
              EntryFormat.LONGEST_LOAD_NANOS,
              standIn == null ? Long.MAX_VALUE : settings.patienceNanos),
          TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      if (standIn != null) {
        return plan.standIn(standIn);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException fault) {
      plan.fault(fault);
      return null;
    }
    plan.bypassed();
    return null;
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
