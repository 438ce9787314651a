package dev.larder.dispatch;

import dev.larder.config.source.Problem;
import dev.larder.log.Log;
import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.rule.MethodRef;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.weave.WeaveListener;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the log what became of the classes that rules name, in the words of the rule file. */
public final class WeaveReport implements WeaveListener {
  private final RuleMatcher matcher;
  private final Log log;

  /** A report on what the matcher's rules wanted. */
  public WeaveReport(RuleMatcher matcher, Log log) {
    this.matcher = matcher;
    this.log = log;
  }

  @Override
  public void woven(String className, List<String> methods) {
    log.debug("wove " + className + ": " + String.join(", ", methods));
  }

  @Override
  public void leftAlone(String className, String method, String reason) {
    log.warn(className + (method.isEmpty() ? "" : "." + method) + " is left alone: " + reason);
  }

  @Override
  public void seen(String className, List<MethodFacts> methods, List<MethodFacts> inherited) {
    RuleSet rules = matcher.rules();
    for (Rule rule : rules.naming(className)) {
      for (MethodRef method : rule.methods()) {
        Problem problem = problem(rules, className, method, methods, inherited);
        if (problem != null) {
          rule.statistics().show(problem.toString());
          log.warn(problem.toString());
        }
      }
    }
  }

  /**
   * What is wrong with a pattern that names a class and means none of its methods.
   *
   * @param inherited what the class has from above
   * @return null if nothing is
   */
  public static @Nullable Problem problem(
      RuleSet rules,
      String className,
      MethodRef method,
      List<MethodFacts> methods,
      List<MethodFacts> inherited) {
    MethodPattern pattern = method.pattern();
    boolean named = className.equals(pattern.className()) && !pattern.isOpen();
    if (!named || among(methods, pattern) != null) {
      return null;
    }
    MethodFacts above = among(inherited, pattern);
    return above == null
        ? missing(rules, className, method, methods)
        : inherited(rules, className, method, above);
  }

  private static Problem missing(
      RuleSet rules, String className, MethodRef method, List<MethodFacts> methods) {
    List<String> signatures = new ArrayList<>();
    methods.forEach(each -> signatures.add(each.signature()));
    return method
        .place()
        .problem(
            rules.fileName(),
            className + " has no method " + method.pattern().methodName() + " like that",
            "it has " + String.join(", ", signatures));
  }

  /** The code of an inherited method is that of other classes, too. */
  private static Problem inherited(
      RuleSet rules, String className, MethodRef method, MethodFacts inherited) {
    String above = inherited.faces().get(inherited.faces().size() - 1).type().name();
    return method
        .place()
        .problem(
            rules.fileName(),
            className + " has " + inherited.signature() + " from " + above,
            "name " + above + "." + inherited.name() + ", or override it");
  }

  private static @Nullable MethodFacts among(List<MethodFacts> methods, MethodPattern pattern) {
    for (MethodFacts method : methods) {
      if (pattern.matches(method)) {
        return method;
      }
    }
    return null;
  }
}
