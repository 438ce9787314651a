package dev.larder.rule;

import dev.larder.match.MethodPattern;
import dev.larder.metrics.RuleStatistics;
import java.util.List;

/** A rule that runs, or can. Its statistics live as long as it keeps its name. */
public sealed interface Rule permits ReadRule, WriteRule {
  /** Its name in the rule file. */
  String name();

  /** Which methods it is about. */
  List<MethodRef> methods();

  /** Whether the rule file switches it on. */
  boolean enabled();

  /** What it has done so far. */
  RuleStatistics statistics();

  /** What management shows as its pattern. */
  String pattern();

  /** Whether a rule is about a method of this name and these erased parameter types. */
  default boolean isAbout(String className, String methodName, List<String> parameterTypes) {
    for (MethodRef method : methods()) {
      MethodPattern pattern = method.pattern();
      if (pattern.className().equals(className) && pattern.matches(methodName, parameterTypes)) {
        return true;
      }
    }
    return false;
  }
}
