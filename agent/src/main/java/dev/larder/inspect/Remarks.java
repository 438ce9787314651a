package dev.larder.inspect;

import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.dispatch.WeaveReport;
import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFilter;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.clause.MethodRef;
import dev.larder.weave.WeaveListener;
import dev.larder.weave.gate.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** Says of a pattern why it does not mean what it seems to. */
  void tell(MethodRef method, String what, String cure) {
    warn(method.place(), what, cure);
    told.add(method);
  }

  @Override
  public void leftAlone(String className, @Nullable MethodFacts method, Reason reason) {
    List<MethodRef> naming =
        method == null ? mayMean(className) : WeaveReport.naming(rules, method);
    for (MethodRef named : naming) {
      tell(named, WeaveReport.leftAlone(className, method) + ": " + reason.why(), reason.cure());
    }
  }

  /** The patterns that may be the reason for looking at a class. */
  private List<MethodRef> mayMean(String className) {
    List<MethodRef> found = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      for (MethodRef method : rule.methods()) {
        TypeFilter types = new TypeFilter(List.of(method.pattern()));
        if (types.mayMean(className, types.annotations())) {
          found.add(method);
        }
      }
    }
    return found;
  }

  @Override
  public void lent(String className) {
    // looked at once all classes have been
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
