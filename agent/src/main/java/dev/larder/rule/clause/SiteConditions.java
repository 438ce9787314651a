package dev.larder.rule.clause;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a rule in one method, as far as its enter is concerned.
 *
 * @param when from receiver (unless static) and parameters, primitives kept and references erased
 *     to {@code Object}, to {@code boolean}; null: every call. Throws what the application throws
 * @param isPlain whether {@code when} runs no code of the application
 * @param needsArguments whether the plan asks for the arguments beside the key
 */
public record SiteConditions(@Nullable MethodHandle when, boolean isPlain, boolean needsArguments) {
  /** Every call, whatever it returns. */
  public static final SiteConditions NONE = new SiteConditions(null, true, false);

  /** The same for a plan that asks for the arguments. */
  public SiteConditions withArguments() {
    return new SiteConditions(when, isPlain, true);
  }
}
