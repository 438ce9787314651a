package dev.larder.rule.clause;

import dev.larder.condition.ConditionCompiler;
import dev.larder.condition.ConditionException;
import dev.larder.engine.decision.Unless;
import dev.larder.key.KeyScope;
import dev.larder.metrics.Recorder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/**
 * Binds a rule's conditions to one method.
 *
 * @param fileName of the rule file, as problems show it
 * @param scope what the conditions may name before the call
 * @param call receiver (unless static) and parameters, primitives kept and references erased
 */
public record ConditionBinder(
    Conditions conditions, String fileName, KeyScope scope, MethodType call) {
  private static final MethodType UNLESS =
      MethodType.methodType(boolean.class, Object[].class, Object.class);

  /** What the enter of the method's site has to see to. */
  public SiteConditions enter() throws ConditionRefusal {
    Conditions.Placed when = conditions.when();
    Conditions.Placed unless = conditions.unless();
    if (when == null && unless == null) {
      return SiteConditions.NONE;
    }
    return new SiteConditions(
        when == null ? null : compile(when, scope, call),
        when == null || when.condition().isPlain(),
        unless != null && unless.condition().asksForArguments());
  }

  /**
   * Which results are not kept.
   *
   * @param result the method's result type
   * @param recorder hears of faults
   */
  public Unless unless(Class<?> result, Recorder recorder) throws ConditionRefusal {
    Conditions.Placed unless = conditions.unless();
    if (unless == null) {
      return Unless.NEVER;
    }
    int arguments = call.parameterCount();
    MethodType boxed = MethodType.genericMethodType(arguments + 1);
    MethodHandle condition =
        compile(unless, scope.after(result), boxed)
            .asSpreader(0, Object[].class, arguments)
            .asType(UNLESS);
    return new ResultCondition(condition, arguments, recorder);
  }

  private MethodHandle compile(Conditions.Placed placed, KeyScope names, MethodType type)
      throws ConditionRefusal {
    try {
      return ConditionCompiler.compile(placed.condition(), names, type);
    } catch (ConditionException fault) {
      throw new ConditionRefusal(
          placed
              .place()
              .at(fault.offset())
              .problem(fileName, String.valueOf(fault.getMessage()), fault.cure()));
    }
  }
}
