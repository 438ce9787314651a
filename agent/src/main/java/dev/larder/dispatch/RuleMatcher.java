package dev.larder.dispatch;

import dev.larder.rule.RuleSet;
import dev.larder.weave.ClassMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules of the moment want of a class. One hash look-up for a class that no rule names.
 * Thread-safe.
 */
public final class RuleMatcher implements ClassMatcher {
  private volatile RuleSet rules;
  private volatile Set<String> internalNames;

  /** A matcher of these rules. */
  public RuleMatcher(RuleSet rules) {
    this.rules = rules;
    internalNames = internalNames(rules);
  }

  /** Matches by other rules from now on. */
  public void reload(RuleSet others) {
    rules = others;
    internalNames = internalNames(others);
  }

  private static Set<String> internalNames(RuleSet rules) {
    Set<String> names = new HashSet<>();
    names.add(ApiPlan.CLASS.replace('.', '/'));
    for (String name : rules.classNames()) {
      names.add(name.replace('.', '/'));
    }
    return names;
  }

  /** The rules of the moment. */
  RuleSet rules() {
    return rules;
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
