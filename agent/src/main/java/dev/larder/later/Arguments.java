package dev.larder.later;

import dev.larder.codec.Sharing;
import dev.larder.engine.Plan;
import dev.larder.engine.ReadPlan;
import org.jspecify.annotations.Nullable;

/**
 * Whether the arguments of a call are still the same when its work begins, which is after the call
 * has returned.
 *
 * @param first the place of the first one: behind the receiver, where there is one
 */
record Arguments(int first) {
  /** Whether none of them can change; tells the rule of one that can. */
  boolean areFixed(Plan.Call call, ReadPlan plan) {
    Object changing = changing(call.arguments());
    if (changing != null) {
      plan.site()
          .recorder()
          .fault(
              "not cached: an argument of "
                  + changing.getClass().getTypeName()
                  + " can change before the work begins, which is after the call");
      plan.bypassed();
    }
    return changing == null;
  }

  private @Nullable Object changing(Object[] arguments) {
    for (int i = first; i < arguments.length; i++) {
      Object each = arguments[i];
      if (each != null && !Sharing.isDeeplyImmutable(each)) {
        return each;
      }
    }
    return null;
  }
}
