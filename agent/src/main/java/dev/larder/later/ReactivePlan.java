package dev.larder.later;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.frame.Arguments;
import dev.larder.later.reactive.Origin;
import dev.larder.later.reactive.Publishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads of methods that return a {@code Mono} or {@code Flux}. The body runs at every call, as what
 * it makes is only a description of the work; each subscription looks for an entry first, and
 * subscribes to what the body made on a miss. One may be subscribed to long after its call: what it
 * looks for an entry by may be over then, or switched off. Thread-safe.
 *
 * @param plan whose loads are bound to no thread
 * @param arguments which of them are looked at
 * @param runs whether the method runs this
 */
public record ReactivePlan(
    ReadPlan plan,
    LaterThreads threads,
    Publishers publishers,
    Arguments arguments,
    AtomicBoolean runs)
    implements LaterPlan {
  /** A plan that does not run yet. */
  public static ReactivePlan of(
      ReadPlan plan, LaterThreads threads, Publishers publishers, Arguments arguments) {
    return new ReactivePlan(plan, threads, publishers, arguments, new AtomicBoolean());
  }

  @Override
  public @Nullable Object enter(Object input) {
    return isFixed((Call) input) ? input : null;
  }

  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (result == null) {
      return null;
    }
    Call call = (Call) ticket;
    return publishers.each(result, origin -> runs.get() ? subscribed(call, origin) : null);
  }

  private CompletableFuture<@Nullable Object> subscribed(Call call, Origin origin) {
    LaterRead read = new LaterRead(plan, threads, call, origin);
    if (!plan.isRemote()) {
      read.beginHere();
    } else if (!read.beginElsewhere()) {
      read.begin(null);
    }
    return read.future();
  }

  @Override
  public void runs(boolean on) {
    runs.set(on);
  }
}
