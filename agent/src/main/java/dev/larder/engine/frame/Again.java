package dev.larder.engine.frame;

import dev.larder.engine.Plan;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A method's body once more, in the frame of the call that it was entered by.
 *
 * @param call what the frames of one call have in common
 * @param handle from the array of receiver (unless static) and arguments to the method's result
 */
public record Again(Object call, MethodHandle handle) {
  /** Runs it; throws what it throws. */
  public @Nullable Object run(Plan.Call given) throws Throwable {
    return OutermostPlan.within(
        call, given.values(), () -> (Object) handle.invokeExact(given.arguments()));
  }
}
