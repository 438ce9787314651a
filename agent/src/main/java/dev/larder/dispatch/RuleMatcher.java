package dev.larder.dispatch;

import dev.larder.rule.RuleSet;
import dev.larder.weave.ClassMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the rules want of a class. One hash look-up for a class that no rule names. */
public final class RuleMatcher implements ClassMatcher {
  private final RuleSet rules;
  private final Set<String> internalNames = new HashSet<>();

  /** A matcher of these rules. */
  public RuleMatcher(RuleSet rules) {
    this.rules = rules;
    internalNames.add(ApiPlan.CLASS.replace('.', '/'));
    for (String name : rules.classNames()) {
      internalNames.add(name.replace('.', '/'));
    }
  }

  @Override
  public boolean wantsClass(String internalName) {
    return internalNames.contains(internalName);
  }

  @Override
  public boolean wantsMethod(String className, String methodName, List<String> parameterTypes) {
    return ApiPlan.means(className, methodName)
        || !rules.about(className, methodName, parameterTypes).isEmpty();
  }
}
