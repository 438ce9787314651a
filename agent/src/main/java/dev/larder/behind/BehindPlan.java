package dev.larder.behind;

import dev.larder.behind.call.BehindMethod;
import dev.larder.behind.flush.Flusher;
import dev.larder.behind.flush.Unreachable;
import dev.larder.engine.Plan;
import dev.larder.engine.frame.OutermostPlan;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A method that runs later than it is called. Thread-safe.
 *
 * @param frames of its calls, around what lets them wait
 * @param onEnd hears of its end
 */
public record BehindPlan(
    BehindMethod method,
    Queueing queueing,
    OutermostPlan frames,
    Flusher flusher,
    Consumer<BehindPlan> onEnd)
    implements Plan {
  @Override
  public @Nullable Object enter(Object input) {
    String key;
    try {
      key = method.key().of(input);
    } catch (RuntimeException | LinkageError fault) {
      queueing.fault(fault);
      return null;
    }
    return frames.enter(new Call(key, (Object[]) input));
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    frames.exit(ticket, result, thrown);
  }

  /** It is not to run twice, and not before one that waits. */
  @Override
  public void missed(Object input, @Nullable Object result, @Nullable Throwable thrown) {
    Object[] arguments = (Object[]) input;
    method.see(arguments);
    queueing.ranUnseen(method.key().of(arguments), thrown);
  }

  @Override
  public void fault(Throwable fault) {
    queueing.fault(fault);
  }

  @Override
  public void end() {
    flusher.end();
    onEnd.accept(this);
  }

  /** Whether it has ended, and nothing would be lost with it. */
  boolean isDone() {
    return flusher.isDone() && !queueing.overtaken().isAny();
  }

  /** What waits from before runs all the same, and rather before calls that are not seen. */
  @Override
  public void runs(boolean on) {
    if (!on) {
      flusher.hurry();
    }
  }

  /** Lets dead letters wait to be run once more; in words. */
  public String replay() {
    try {
      return flusher.replay() + " calls wait to be run once more";
    } catch (Unreachable fault) {
      return "not now: " + fault.getMessage();
    }
  }
}
