package dev.larder.inspect;

import dev.larder.config.source.Located;
import dev.larder.config.source.Problem;
import dev.larder.key.KeyScope;
import dev.larder.key.KeyTemplate;
import dev.larder.key.Part;
import dev.larder.key.TemplateException;
import dev.larder.key.function.KeyFunctions;
import dev.larder.rule.MethodRef;
import dev.larder.rule.ReadRule;
import dev.larder.rule.RefusedSiteException;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleFit;
import dev.larder.rule.RuleSet;
import dev.larder.rule.WriteRule;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.Conditions;
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
 * @param hasKeyFunctions whether the application brings some, which do not run here
 */
record MethodRemarks(RuleSet rules, boolean remote, boolean hasKeyFunctions, Remarks remarks) {
  /** As CGLIB, Javassist, Quarkus, Micronaut and the compilers of pages name what they make. */
  private static final Pattern GENERATED =
      Pattern.compile("ByCGLIB|\\$Proxy\\d|_(Subclass|ClientProxy|Bean|jsp)$|\\$Intercepted$");

  /** The keys of a call with arguments that are made up; none where none is made or known. */
  List<String> keys(Rule rule, MethodRef method, SiteMethod site, Match match) {
    doubts(method, site, match);
    try {
      RuleFit fit = RuleFit.of(rules, site);
      if (rule instanceof ReadRule read) {
        conditions(read, fit, match);
        if (!isCached(fit, method, match)) {
          return List.of();
        }
        left(read, fit, match);
      }
      return samples(rule, fit, match);
    } catch (NoSuchMethodException | TypeNotPresentException | LinkageError fault) {
      unloadable(method.place(), match.shown(), fault);
      return List.of();
    }
  }

  /** A class that cannot be loaded, most often for want of another. */
  void unloadable(Located place, String what, Throwable fault) {
    boolean isMissing =
        fault instanceof NoClassDefFoundError || fault instanceof TypeNotPresentException;
    String name =
        fault instanceof TypeNotPresentException missing
            ? missing.typeName()
            : String.valueOf(fault.getMessage()).replace('/', '.');
    remarks.warn(
        place,
        isMissing
            ? what + " needs " + name + ", which the class path does not have"
            : what + " cannot be looked at: " + fault,
        "add the jar that has it to --classpath, to see the key");
  }

  /** That another rule is the one that runs. */
  void taken(MethodRef method, Match match, Rule first) {
    remarks.warn(
        method.place(),
        match.shown() + " runs rule " + first.name() + " already, and one method runs one rule",
        "merge the two");
  }

  /** Patterns without parameters that mean several methods of one class. */
  void ambiguous(Rule rule, List<Match> matches) {
    for (MethodRef method : rule.methods()) {
      if (!method.pattern().parametersGiven() && !method.pattern().isOpen()) {
        Map<String, Set<String>> byClass = new LinkedHashMap<>();
        for (Match match : matches) {
          if (method.pattern().meansName(match.methodName())) {
            byClass
                .computeIfAbsent(match.className(), name -> new TreeSet<>())
                .add(match.shownMethod());
          }
        }
        byClass.forEach((name, overloads) -> ambiguous(method, name, overloads));
      }
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

  private boolean isCached(RuleFit fit, MethodRef method, Match match) {
    try {
      return fit.format() != null;
    } catch (RefusedSiteException refusal) {
      remarks.warn(
          method.place(),
          match.shown() + " " + refusal.getMessage(),
          "name a method whose result is a value");
      return false;
    }
  }

  private List<String> samples(Rule rule, RuleFit fit, Match match) {
    if (hasKeyFunctions && namesFunctions(rule)) {
      return List.of();
    }
    try {
      return fit.samples(rule);
    } catch (RefusedSiteException refusal) {
      refused(refusal.problem(), match);
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

  private boolean namesFunctions(Rule rule) {
    if (rule instanceof ReadRule read) {
      return read.key() != null && namesFunctions(read.key().parts());
    }
    for (WriteRule.Target target : ((WriteRule) rule).targets()) {
      if (namesFunctions(target.key().parts())) {
        return true;
      }
    }
    return false;
  }

  private boolean namesFunctions(List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Part.Joined joined && namesFunctions(joined.parts())) {
        return true;
      }
      if (part instanceof Part.Placeholder hole) {
        for (String function : hole.functions()) {
          if (!isKnown(function)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isKnown(String function) {
    try {
      return new KeyFunctions(rules.extensions(), null).function(function) != null;
    } catch (IllegalStateException broken) {
      return true; // which is told as what is wrong with the key
    }
  }
}
