package dev.larder.dispatch;

import static java.lang.invoke.MethodType.methodType;

import dev.larder.engine.Plan;
import dev.larder.key.CompiledKey;
import dev.larder.rule.Planner.Planned;
import dev.larder.rule.clause.SiteConditions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A rule's plan as the targets of one site's call sites. */
record Program(Planned planned) {
  MethodHandle enter(MethodType type) {
    CompiledKey key = planned.key();
    if (key == null) {
      return Handles.enter(planned.plan(), Handles.argumentArray(type));
    }
    if (!planned.conditions().equals(SiteConditions.NONE)) {
      return new Conditional(planned.plan(), planned.conditions()).enter(key, type);
    }
    return key.isCheap()
        ? Handles.nearThenEnter(planned.plan(), key.values(type))
        : Handles.enter(planned.plan(), Handles.notWithin(key.values(type)));
  }

  /**
   * The enters of rules with conditions, apart from those without. A condition that does not hold,
   * or cannot be asked, makes no input, so that the body runs.
   */
  record Conditional(Plan plan, SiteConditions conditions) {
    private static final MethodHandle NO_INPUT =
        find("noInput", methodType(Object.class, Plan.class));
    private static final MethodHandle CALL =
        find("call", methodType(Object.class, Object.class, Object[].class));

    MethodHandle enter(CompiledKey key, MethodType type) {
      MethodHandle values = key.values(type);
      MethodHandle input = conditions.needsArguments() ? withArguments(values) : values;
      return key.isCheap() && conditions.isPlain()
          ? Handles.failOpen(plan, guarded(Handles.nearThenEnter(plan, values, input)))
          : Handles.enter(plan, Handles.notWithin(guarded(input)));
    }

    private MethodHandle guarded(MethodHandle then) {
      MethodHandle when = conditions.when();
      MethodHandle otherwise =
          MethodHandles.dropArguments(NO_INPUT.bindTo(plan), 0, then.type().parameterList());
      return when == null ? then : MethodHandles.guardWithTest(when, then, otherwise);
    }

    /** The key's values with the arguments that they were taken from. */
    private static MethodHandle withArguments(MethodHandle values) {
      MethodType type = values.type();
      MethodHandle both =
          CALL.asCollector(1, Object[].class, type.parameterCount())
              .asType(type.insertParameterTypes(0, Object.class));
      return MethodHandles.foldArguments(both, values);
    }

    static @Nullable Object noInput(Plan plan) {
      plan.bypassed();
      return null;
    }

    static Object call(Object values, Object[] arguments) {
      return new Plan.Call(values, arguments);
    }

    private static MethodHandle find(String name, MethodType type) {
      try {
        return MethodHandles.lookup().findStatic(Conditional.class, name, type);
      } catch (ReflectiveOperationException fault) {
        throw new ExceptionInInitializerError(fault);
      }
    }
  }
}
