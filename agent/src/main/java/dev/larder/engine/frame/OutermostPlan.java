package dev.larder.engine.frame;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.Hit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan in the outermost of several frames of one call: a proxy and its target, a method and
 * the one that it calls by {@code super}. Frames are of one call if they run the same rule with the
 * same key values on one thread, one within the body of the other; the inner ones run their bodies
 * and are not counted. Thread-safe.
 *
 * @param call equal in all sites that may be frames of one call
 * @param byTicket whether tickets tell calls apart, not inputs
 */
public record OutermostPlan(Plan plan, Object call, boolean byTicket) implements Plan {
  private static final ThreadLocal<Frame> INNERMOST = new ThreadLocal<>();

  /** A body that runs under a plan. */
  private record Frame(Object call, Object values, Object ticket, @Nullable Frame outer) {}

  @Override
  public @Nullable Object enter(Object input) {
    Frame outer = INNERMOST.get();
    Object values = input instanceof Call given ? given.values() : input;
    if (!byTicket && isWithin(outer, values)) {
      return null;
    }
    Object ticket = plan.enter(input);
    if (ticket == null || ticket instanceof Hit || (byTicket && isWithin(outer, ticket))) {
      return ticket instanceof Hit ? ticket : null;
    }
    plan.begin(ticket);
    Frame frame = new Frame(call, byTicket ? ticket : values, ticket, outer);
    INNERMOST.set(frame);
    return frame;
  }

  private boolean isWithin(@Nullable Frame innermost, Object values) {
    for (Frame frame = innermost; frame != null; frame = frame.outer) {
      if (frame.call.equals(call) && frame.values.equals(values)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public @Nullable Hit near(Object input) {
    return plan.near(input);
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Object unused = leave(ticket, result, thrown);
  }

  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Frame frame = (Frame) ticket;
    innermost(frame.outer);
    return plan.leave(frame.ticket, result, thrown);
  }

  private static void innermost(@Nullable Frame frame) {
    if (frame == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(frame);
    }
  }

  /** A method's body, called again. */
  public interface Body {
    /** Runs it; throws what it throws. */
    @Nullable Object run() throws Throwable;
  }

  /** Runs the body of a call that has been entered before: all its frames run theirs. */
  public static @Nullable Object within(Object call, Object values, Body body) throws Throwable {
    Frame outer = INNERMOST.get();
    INNERMOST.set(new Frame(call, values, call, outer));
    try {
      return body.run();
    } finally {
      innermost(outer);
    }
  }

  @Override
  public Plan innermost() {
    return plan.innermost();
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
  public void runs(boolean on) {
    plan.runs(on);
  }

  @Override
  public void goOn() {
    plan.goOn();
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
