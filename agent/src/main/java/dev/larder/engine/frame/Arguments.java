package dev.larder.engine.frame;

import dev.larder.codec.Sharing;
import dev.larder.engine.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Whether the arguments of a call are still the same when its work begins, which is after the call
 * has returned.
 *
 * @param first the place of the first one: behind the receiver, where there is one
 */
public record Arguments(int first) {
  /** Those of a method. */
  public static Arguments of(boolean hasReceiver) {
    return new Arguments(hasReceiver ? 1 : 0);
  }

  /** One that can change, null if there is none. */
  public @Nullable Object changing(Plan.Call call) {
    Object[] arguments = call.arguments();
    for (int i = first; i < arguments.length; i++) {
      Object each = arguments[i];
      if (each != null && !Sharing.isDeeplyImmutable(each)) {
        return each;
      }
    }
    return null;
  }
}
