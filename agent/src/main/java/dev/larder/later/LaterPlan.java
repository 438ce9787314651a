package dev.larder.later;

import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import org.jspecify.annotations.Nullable;

/** What plans of later results have in common: a plan of reads that they ask beside the call. */
interface LaterPlan extends Plan {
  /** The plan whose loads are bound to no thread. */
  ReadPlan plan();

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
