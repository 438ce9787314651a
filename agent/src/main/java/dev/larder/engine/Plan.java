package dev.larder.engine;

import dev.larder.engine.entry.Hit;
import org.jspecify.annotations.Nullable;

/** What a woven method runs. Thread-safe. Nothing of Larder's own is ever thrown out of it. */
public interface Plan {
  /**
   * The input of a plan that asks for the arguments again once the body has returned.
   *
   * @param values of the key
   * @param arguments receiver (unless static) and arguments
   */
  @SuppressWarnings("ArrayRecordComponent") // it is never compared
  record Call(Object values, Object[] arguments) {}

  /**
   * Before the body.
   *
   * @param input what the plan asked to be made of the call: key values, or the arguments
   * @return null: run the body and forget · a {@link Hit}: skip it · anything else: a ticket for
   *     {@link #exit}
   */
  @Nullable Object enter(Object input);

  /**
   * The shortest way through {@link #enter}, for a caller that goes on with {@code enter} if this
   * has nothing. Apart, because it is small: the JIT makes it part of the woven method, which a
   * whole {@code enter} is too big for. Each method on this way has at most 35 bytes, which HotSpot
   * takes up whatever it has seen of the method before; it catches nothing.
   */
  default @Nullable Hit near(Object input) {
    return null;
  }

  /** The call of a ticket is the outermost of its frames; its body is about to run. */
  default void begin(Object ticket) {}

  /** After a body that ran with a ticket: it returned, or it threw. */
  void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown);

  /**
   * After a body that ran with a ticket, as {@link #exit}.
   *
   * @return what the call returns
   */
  default @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    exit(ticket, result, thrown);
    return result;
  }

  /** Hears that its method runs it from now on, or no longer. */
  default void runs(boolean on) {}

  /** Hears of what was thrown on the way to {@link #enter} or by {@link #near}. */
  default void fault(Throwable fault) {}

  /** Hears of a call that is none of its own, since the rule's condition does not hold. */
  default void bypassed() {}

  /** The plan that this one is around, itself if there is none. */
  default Plan innermost() {
    return this;
  }

  /** Hears that the rules were loaded anew, and that the plan is right by them as well. */
  default void goOn() {}

  /**
   * Hears of a call that has run before the plan was there.
   *
   * @param input what it asks to be made of a call
   */
  default void missed(Object input, @Nullable Object result, @Nullable Throwable thrown) {
    Object ticket = enter(input);
    if (ticket != null) {
      exit(ticket, result, thrown);
    }
  }

  /** Hears that its method will not run it any more. */
  default void end() {}

  /** Drops what the plan itself holds under a key. */
  default void drop(String key) {}

  /** Drops all that the plan itself holds. */
  default void clear() {}
}
