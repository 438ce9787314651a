package dev.larder.inspect;

import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.dispatch.WeaveReport;
import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.match.TypeFilter;
import dev.larder.rule.MethodRef;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.weave.WeaveListener;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is to be said of the rules, each thing once. Not thread-safe. */
final class Remarks implements WeaveListener {
  private final RuleSet rules;
  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();
  private final Set<MethodRef> told = new HashSet<>();

  Remarks(RuleSet rules) {
    this.rules = rules;
  }

  List<Problem> errors() {
    return List.copyOf(errors);
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** Whether it has been said what is wrong with a pattern. */
  boolean isTold(MethodRef method) {
    return told.contains(method);
  }

  void error(Problem problem) {
    errors.add(problem);
  }

  void warn(Located place, String what, String cure) {
    warnings.add(place.remark(rules.fileName(), what, cure));
  }

  @Override
  public void woven(String className, List<String> methods) {
    throw new UnsupportedOperationException("nothing is woven here");
  }

  @Override
  public void leftAlone(String className, String method, String reason) {
    String[] whyAndCure = reason.split(": ", 2);
    String what =
        className + (method.isEmpty() ? "" : "." + method) + " is left alone: " + whyAndCure[0];
    for (Rule rule : rules.rules()) {
      for (MethodRef named : rule.methods()) {
        if (mayMean(named.pattern(), className, method)) {
          warn(named.place(), what, whyAndCure.length == 1 ? "name another" : whyAndCure[1]);
          told.add(named);
          return;
        }
      }
    }
  }

  /** Whether a pattern may be the reason for looking at a class, or at a method of it. */
  private static boolean mayMean(MethodPattern pattern, String className, String method) {
    TypeFilter types = new TypeFilter(List.of(pattern));
    String name = method.substring(0, Math.max(0, method.indexOf('(')));
    return types.mayMean(className, types.annotations())
        && (name.isEmpty() || pattern.meansName(name));
  }

  @Override
  public void seen(String className, List<MethodFacts> methods, List<MethodFacts> inherited) {
    for (Rule rule : rules.naming(className)) {
      for (MethodRef method : rule.methods()) {
        Problem problem = WeaveReport.problem(rules, className, method, methods, inherited);
        if (problem != null) {
          warnings.add(problem);
          told.add(method);
        }
      }
    }
  }
}
