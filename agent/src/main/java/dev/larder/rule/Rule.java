package dev.larder.rule;

import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.metrics.RuleStatistics;
import dev.larder.rule.clause.MethodRef;
import java.util.ArrayList;
import java.util.List;

/** A rule that runs, or can. Its statistics live as long as it keeps its name. */
public sealed interface Rule permits ReadRule, BatchRule, WriteRule, BehindRule {
  /** Its name in the rule file. */
  String name();

  /** Which methods it is about. */
  List<MethodRef> methods();

  /** Whether the rule file switches it on. */
  boolean enabled();

  /** What it has done so far. */
  RuleStatistics statistics();

  /** What management shows as its pattern. */
  String word();

  /** The same rule with other statistics. */
  Rule with(RuleStatistics statistics);

  /** Whether another rule says the same, wherever in a file it stands. */
  boolean isLike(Rule other);

  /** Whether no call of its methods may pass unseen, since it changes what others read. */
  default boolean writes() {
    return false;
  }

  /** The patterns of its methods. */
  default List<MethodPattern> patterns() {
    List<MethodPattern> patterns = new ArrayList<>();
    for (MethodRef method : methods()) {
      patterns.add(method.pattern());
    }
    return patterns;
  }

  /** Whether a rule is about a method. */
  default boolean isAbout(MethodFacts facts) {
    for (MethodRef method : methods()) {
      if (method.pattern().matches(facts)) {
        return true;
      }
    }
    return false;
  }
}
