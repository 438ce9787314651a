package dev.larder.explain;

import dev.larder.dispatch.RuleSites.Running;
import dev.larder.engine.ReadPlan;
import dev.larder.explain.given.TextArguments;
import dev.larder.explain.given.UnusableException;
import dev.larder.key.CompiledKey;
import dev.larder.key.KeyTemplate;
import dev.larder.rule.Planner.Planned;
import dev.larder.rule.ReadRule;
import dev.larder.rule.called.CalledMethod;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.Conditions;
import dev.larder.rule.tag.TagTemplate;
import dev.larder.version.CallTags;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of one method as its rule sees it.
 *
 * @param plan what the method runs
 * @param key with the namespace
 * @param tags what an entry of it carries, as far as that is told before the result
 * @param told how the arguments were read, and what the rule's condition says of them
 */
record Call(ReadPlan plan, String key, CallTags tags, String told) {
  private static final String RECEIVER = "this";

  /** A call of which the key alone is known. */
  static Call ofKey(ReadPlan plan, String key, CallTags tags) {
    return new Call(plan, key, tags, "may have this key");
  }

  /** A call with these arguments. */
  static Call of(ReadRule rule, Running site, ReadPlan plan, List<String> texts)
      throws UnusableException, NoSuchMethodException {
    KeyTemplate template = rule.key();
    if (template != null && template.roots().contains(RECEIVER)) {
      throw TextArguments.ofReceiver();
    }
    CalledMethod method = site.method().resolve();
    TextArguments arguments = new TextArguments(method, texts);
    @Nullable Object[] values = arguments.values();
    MethodType type = SiteMethod.enterType(method.body());
    Planned planned = site.planned();
    CompiledKey compiled = planned == null ? null : planned.key();
    if (planned == null || compiled == null) {
      throw new UnusableException("is being prepared");
    }
    Object key = keyValues(compiled.values(type.changeReturnType(Object.class)), values);
    String told = "(" + arguments.shown() + ")" + condition(rule, planned, values);
    return new Call(plan, plan.site().name().of(key), tags(rule, plan, key, values), told);
  }

  private static Object keyValues(MethodHandle handle, @Nullable Object[] values)
      throws UnusableException {
    try {
      return handle.invokeWithArguments(values);
    } catch (Throwable fault) {
      throw new UnusableException("these arguments have no key: " + fault.getClass().getName());
    }
  }

  private static CallTags tags(
      ReadRule rule, ReadPlan plan, Object key, @Nullable Object[] values) {
    for (TagTemplate tag : rule.tags()) {
      if (tag.template().roots().contains(RECEIVER)) {
        return CallTags.NONE;
      }
    }
    Object[] arguments = new Object[values.length]; // nulls among them, as among those of a call
    System.arraycopy(values, 0, arguments, 0, values.length);
    return plan.site().tags().before(key, arguments);
  }

  /** Empty where there is none, or it holds. */
  private static String condition(ReadRule rule, Planned planned, @Nullable Object[] values) {
    Conditions.Placed written = rule.conditions().when();
    MethodHandle when = planned.conditions().when();
    if (written == null || when == null) {
      return "";
    }
    String condition = "\"when: " + written.condition() + "\"";
    if (written.condition().roots().contains(RECEIVER)) {
      return ", unless " + condition + " says no, which asks for {this}";
    }
    try {
      boolean holds = (boolean) when.invokeWithArguments(values);
      return holds ? "" : ", but " + condition + " does not hold: such a call runs its method";
    } catch (Throwable fault) {
      return ", but " + condition + " cannot be asked: such a call runs its method";
    }
  }
}
