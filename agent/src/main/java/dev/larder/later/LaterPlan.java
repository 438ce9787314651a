package dev.larder.later;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import dev.larder.engine.frame.Arguments;
import org.jspecify.annotations.Nullable;

/** What plans of later results have in common: a plan of reads that they ask beside the call. */
interface LaterPlan extends Plan {
  /** The plan whose loads are bound to no thread. */
  ReadPlan plan();

  /** Which arguments are looked at. */
  Arguments arguments();

  /** Whether the arguments of a call cannot change; tells the rule of one that can. */
  default boolean isFixed(Call call) {
    Object changing = arguments().changing(call);
    if (changing != null) {
      plan()
          .fault(
              "not cached: an argument of "
                  + changing.getClass().getTypeName()
                  + " can change before the work begins, which is after the call");
    }
    return changing == null;
  }

  @Override
  default void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Object unused = leave(ticket, result, thrown);
  }

  @Override
  default Plan innermost() {
    return plan();
  }

  @Override
  default void fault(Throwable fault) {
    plan().fault(fault);
  }

  @Override
  default void bypassed() {
    plan().bypassed();
  }

  @Override
  default void drop(String key) {
    plan().drop(key);
  }

  @Override
  default void clear() {
    plan().clear();
  }
}
