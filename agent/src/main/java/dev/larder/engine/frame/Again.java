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
    return run(given.values(), given.arguments());
  }

  /** The same of a call by its key's values and its receiver (unless static) and arguments. */
  public @Nullable Object run(Object values, @Nullable Object[] arguments) throws Throwable {
    return OutermostPlan.within(call, values, () -> (Object) handle.invokeExact(arguments));
  }
}
