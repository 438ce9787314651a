package dev.larder.later;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads of methods that return a {@code Mono}. The body runs at every call, as what it makes is
 * only a description of the work; each subscription looks for an entry first, and subscribes to
 * what the body made on a miss. Thread-safe.
 *
 * @param plan whose loads are bound to no thread
 * @param remote whether entries are in Redis
 */
public record MonoPlan(ReadPlan plan, LaterThreads threads, Monos monos, boolean remote)
    implements Plan {

  @Override
  public Object enter(Object input) {
    return input;
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Object unused = leave(ticket, result, thrown);
  }

  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    if (result == null) {
      return null;
    }
    Call call = (Call) ticket;
    return monos.each(result, origin -> subscribed(call, origin));
  }

  private CompletableFuture<@Nullable Object> subscribed(Call call, Origin origin) {
    LaterRead read = new LaterRead(plan, threads, call, origin);
    if (!remote) {
      read.beginHere();
    } else if (!read.beginElsewhere()) {
      read.begin(null);
    }
    return read.future();
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
