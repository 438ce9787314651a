package dev.larder.dispatch;

import dev.larder.config.source.Problem;
import dev.larder.log.Log;
import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.clause.MethodRef;
import dev.larder.spelling.Nearest;
import dev.larder.weave.WeaveListener;
import dev.larder.weave.gate.Reason;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the log what became of the classes that rules name, in the words of the rule file. */
public final class WeaveReport implements WeaveListener {
  private final RuleMatcher matcher;
  private final Log log;
  private final Runnable onLent;

  /**
   * A report on what the matcher's rules wanted.
   *
   * @param onLent is told that a class lends methods that it did not lend before
   */
  public WeaveReport(RuleMatcher matcher, Log log, Runnable onLent) {
    this.matcher = matcher;
    this.log = log;
    this.onLent = onLent;
  }

  @Override
  public void woven(String className, List<String> methods) {
    log.debug("wove " + className + ": " + String.join(", ", methods));
  }

  @Override
  public void leftAlone(String className, @Nullable MethodFacts method, Reason reason) {
    if (method == null || !naming(matcher.rules(), method).isEmpty()) {
      log.warn(leftAlone(className, method) + ": " + reason);
    }
  }

  /** That a class, or a method of it, is left as it is. */
  public static String leftAlone(String className, @Nullable MethodFacts method) {
    return className + (method == null ? "" : "." + method.signature()) + " is left alone";
  }

  /**
   * The patterns that mean a method as it stands. Of an abstract one, open patterns mean what
   * subtypes make of it.
   */
  public static List<MethodRef> naming(RuleSet rules, MethodFacts method) {
    List<MethodRef> naming = new ArrayList<>();
    for (Rule rule : rules.about(method)) {
      for (MethodRef ref : rule.methods()) {
        boolean isBelow = ref.pattern().isOpen() && Modifier.isAbstract(method.modifiers());
        if (!isBelow && ref.pattern().matches(method)) {
          naming.add(ref);
        }
      }
    }
    return naming;
  }

  @Override
  public void lent(String className) {
    onLent.run();
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
    return method
        .place()
        .problem(
            rules.fileName(),
            className + " has no method " + method.pattern().methodName() + " like that",
            methods.isEmpty() ? "it has none of its own" : choices(method.pattern(), methods));
  }

  /** The methods of the name that was probably meant, or all. */
  private static String choices(MethodPattern pattern, List<MethodFacts> methods) {
    Set<String> names = new LinkedHashSet<>();
    methods.forEach(each -> names.add(each.name()));
    String near = Nearest.to(pattern.methodName(), names);
    List<String> signatures = new ArrayList<>();
    for (MethodFacts each : methods) {
      if (near == null || each.name().equals(near)) {
        signatures.add(each.signature());
      }
    }
    return near == null
        ? "it has " + String.join(", ", signatures)
        : "write " + String.join(" or ", signatures);
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
