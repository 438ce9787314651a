package dev.larder.later;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Landing;
import dev.larder.engine.frame.Again;
import dev.larder.engine.frame.Arguments;
import dev.larder.later.reactive.Origin;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads of methods that return a future. Where entries are in this JVM the caller's thread runs the
 * body on a miss, as ever. Where they are in Redis the caller gets its future at once, and on a
 * miss the body is called again from another thread. Thread-safe.
 *
 * @param plan whose loads are bound to no thread
 * @param arguments which of them are looked at
 * @param name of the entry, from the array of receiver (unless static) and arguments
 * @param remote whether entries are in Redis
 */
public record FuturePlan(
    ReadPlan plan,
    LaterThreads threads,
    Again again,
    Arguments arguments,
    EntryName name,
    boolean remote)
    implements LaterPlan {

  /** A plan of a method. */
  public static FuturePlan of(
      ReadPlan plan, LaterThreads threads, Again again, Arguments arguments, EntryName name) {
    return new FuturePlan(plan, threads, again, arguments, name, plan.isRemote());
  }

  @Override
  public @Nullable Object enter(Object input) {
    Call given = (Call) input;
    LaterRead read = new LaterRead(plan, threads, given, new Once(this, given));
    if (remote) {
      boolean elsewhere = isFixed(given) && read.beginElsewhere();
      return elsewhere ? Hit.of(read.future()) : null;
    }
    Object entered = plan.enter(given);
    if (entered instanceof Landing && !isFixed(given)) {
      return null; // who follows may have to run the body once the caller has gone on
    }
    return read.answer(entered) ? Hit.of(read.future()) : entered;
  }

  /** The caller gets a future that completes once its result is ready for others. */
  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Flight flight = (Flight) ticket;
    if (thrown != null) {
      plan.exit(flight, null, thrown);
    } else if (result instanceof CompletionStage<?> stage) {
      return afterwards(flight, stage);
    } else {
      plan.abandon(flight);
    }
    return result;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // it is the caller's
  private Object afterwards(Flight flight, CompletionStage<?> stage) {
    try {
      LaterResult later = new LaterResult(plan, threads);
      later.completeWith(stage, flight);
      return later.future();
    } catch (Throwable fault) { // of a stage that is none
      plan.abandon(flight);
      plan.fault(fault);
      return stage;
    }
  }

  private record Once(FuturePlan plan, Call given) implements Origin {
    @Override
    public @Nullable CompletionStage<?> start() throws Throwable {
      return (CompletionStage<?>) plan.again.run(given);
    }

    /** The caller may have changed an argument since. */
    @Override
    public boolean isAsKeyed(String key) {
      return plan.name.of(given.arguments()).equals(key);
    }
  }
}
