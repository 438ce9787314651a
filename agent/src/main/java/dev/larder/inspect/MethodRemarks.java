package dev.larder.inspect;

import dev.larder.config.source.Problem;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.TemplateException;
import dev.larder.key.function.KeyFunctions;
import dev.larder.rule.ReadRule;
import dev.larder.rule.RefusedSiteException;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleFit;
import dev.larder.rule.RuleSet;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.Conditions;
import dev.larder.rule.clause.MethodRef;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one rule in one method.
 *
 * @param remote whether entries live in Redis
 * @param functions what keys may name
 */
record MethodRemarks(RuleSet rules, boolean remote, KeyFunctions functions, Remarks remarks) {
  /** As CGLIB, Javassist, Quarkus, Micronaut and the compilers of pages name what they make. */
  private static final Pattern GENERATED =
      Pattern.compile("ByCGLIB|\\$Proxy\\d|_(Subclass|ClientProxy|Bean|jsp)$|\\$Intercepted$");

  /** The keys of a call with arguments that are made up; none where none can be made. */
  List<String> keys(Rule rule, MethodRef method, SiteMethod site, Match match) {
    doubts(method, site, match);
    try {
      RuleFit fit = RuleFit.of(rules, site, functions);
      if (rule instanceof ReadRule read) {
        conditions(read, fit, match);
        if (!isCached(read, fit, method, match)) {
          return List.of();
        }
        left(read, fit, match);
      }
      return samples(rule, fit, method, match);
    } catch (NoSuchMethodException | RuntimeException | LinkageError fault) {
      unusable(method, match.shown(), fault);
      return List.of();
    }
  }

  /** What cannot be loaded or read as it is, most often for want of a class. */
  void unusable(MethodRef method, String what, Throwable fault) {
    remarks.tell(method, what + why(fault), cure(fault));
  }

  private static String why(Throwable fault) {
    String missing = missing(fault);
    return missing == null
        ? " cannot be looked at: " + fault
        : " needs " + missing + ", which the class path does not have";
  }

  private static String cure(Throwable fault) {
    return fault instanceof UnsupportedClassVersionError
        ? "run check with the Java that runs the application; this is " + Runtime.version()
        : missing(fault) == null
            ? "see to its class file"
            : "add the jar that has it to --classpath, to see the key";
  }

  private static @Nullable String missing(Throwable fault) {
    return fault instanceof TypeNotPresentException absent
        ? absent.typeName()
        : fault instanceof NoClassDefFoundError
            ? String.valueOf(fault.getMessage()).replace('/', '.')
            : null;
  }

  /** That another rule is the one that runs. */
  void taken(MethodRef method, Match match, Rule first) {
    remarks.warn(
        method.place(),
        match.shown() + " runs rule " + first.name() + " already, and one method runs one rule",
        "merge the two");
  }

  /**
   * A pattern without parameters that means several methods of one class.
   *
   * @param matches those of the pattern
   */
  void ambiguous(MethodRef method, List<Match> matches) {
    if (!method.pattern().parametersGiven() && !method.pattern().isOpen()) {
      Map<String, Set<String>> byClass = new LinkedHashMap<>();
      for (Match match : matches) {
        byClass
            .computeIfAbsent(match.className(), name -> new TreeSet<>())
            .add(match.shownMethod());
      }
      byClass.forEach((name, overloads) -> ambiguous(method, name, overloads));
    }
  }

  private void ambiguous(MethodRef method, String className, Set<String> overloads) {
    if (overloads.size() > 1) {
      remarks.warn(
          method.place(),
          className + " has " + String.join(" and ", overloads),
          "write the parameters of the one that is meant, or (..) for all of them");
    }
  }

  private void doubts(MethodRef method, SiteMethod site, Match match) {
    if (remote && Modifier.isSynchronized(site.facts().modifiers())) {
      remarks.warn(
          method.place(),
          match.shown() + " is synchronized: others wait for its lock while it asks Redis",
          "name a method that holds no lock, such as the one that calls it");
    }
    if (!match.byProxy() && GENERATED.matcher(match.className()).find()) {
      remarks.warn(
          method.place(),
          match.className() + " looks generated",
          "name the class or interface that it was made of");
    }
  }

  private void conditions(ReadRule rule, RuleFit fit, Match match) {
    try {
      fit.enterConditions(rule);
      fit.unless(rule);
    } catch (RefusedSiteException refusal) {
      refused(refusal.problem(), match);
    }
  }

  private boolean isCached(ReadRule rule, RuleFit fit, MethodRef method, Match match) {
    try {
      return fit.format(rule) != null;
    } catch (RefusedSiteException refusal) {
      Throwable fault = refusal.getCause();
      if (fault == null) {
        remarks.warn(
            method.place(),
            match.shown() + " " + refusal.getMessage(),
            "name a method whose result is a value");
      } else {
        unusable(method, match.shown(), fault);
      }
      return false;
    }
  }

  private List<String> samples(Rule rule, RuleFit fit, MethodRef method, Match match) {
    try {
      return fit.samples(rule);
    } catch (RefusedSiteException refusal) {
      refused(refusal.problem(), match);
      if (refusal.problem() == null) {
        remarks.warn(
            method.place(),
            match.shown() + " " + refusal.getMessage(),
            "give it a rule of its own, or leave it out");
      }
      return List.of();
    }
  }

  /** With the method that the rule does not fit, since it may fit others. */
  private void refused(@Nullable Problem problem, Match match) {
    if (problem != null) {
      remarks.error(
          new Problem(
              problem.file(),
              problem.line(),
              problem.column(),
              problem.path(),
              match.shown() + ": " + problem.what(),
              problem.cure()));
    }
  }

  /** Parameters by which neither the key nor the condition tells calls apart. */
  private void left(ReadRule rule, RuleFit fit, Match match) {
    KeyTemplate key = rule.key();
    if (key == null) {
      return;
    }
    Set<String> roots = new HashSet<>(key.roots());
    Conditions.Placed when = rule.conditions().when();
    if (when != null) {
      roots.addAll(when.condition().roots());
    }
    String left;
    try {
      left = String.join(", ", left(roots, fit));
    } catch (TemplateException unknown) {
      return; // which is told as what is wrong with the key
    }
    if (!left.isEmpty()) {
      remarks.warn(
          rule.keyPlace(),
          "calls of " + match.shown() + " that differ in " + left + " alone share an entry",
          "add " + left + " to the key, or settle it with \"when\"");
    }
  }

  private static List<String> left(Set<String> roots, RuleFit fit) throws TemplateException {
    KeyScope scope = fit.scope();
    Set<Integer> used = new HashSet<>();
    for (String root : roots) {
      used.add(scope.argument(root));
    }
    List<String> names = fit.method().names();
    List<String> left = new ArrayList<>();
    for (int i = 0; i < fit.method().parameters().size(); i++) {
      String position = Integer.toString(i);
      if (!used.contains(scope.argument(position))) {
        left.add("{" + (names.isEmpty() ? position : names.get(i)) + "}");
      }
    }
    return left;
  }
}
