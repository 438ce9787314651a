package dev.larder.dispatch;

import dev.larder.match.MethodFacts;
import dev.larder.match.TypeFilter;
import dev.larder.rule.RuleSet;
import dev.larder.weave.ClassMatcher;
import dev.larder.weave.gate.ClassGate;
import dev.larder.weave.type.Hierarchy;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** What the rules of the moment want of a class. Thread-safe. */
public final class RuleMatcher implements ClassMatcher {
  private volatile Current current;

  /** The rules of one rule file, and what has been found out about types by them. */
  private record Current(RuleSet rules, TypeFilter filter, Hierarchy hierarchy) {
    static Current of(RuleSet rules) {
      TypeFilter filter = rules.types();
      return new Current(rules, filter, new Hierarchy(filter));
    }
  }

  /** A matcher of these rules. */
  public RuleMatcher(RuleSet rules) {
    current = Current.of(rules);
  }

  /** Matches by other rules from now on. */
  public void reload(RuleSet others) {
    current = Current.of(others);
  }

  /** The rules of the moment. */
  RuleSet rules() {
    return current.rules();
  }

  /** Whether a class that is there may have been wanted when it was loaded. */
  public boolean mayWant(Class<?> loaded) {
    return loaded.getName().equals(ApiPlan.CLASS) || mayMean(current.filter(), loaded);
  }

  /** Whether a class that is there may have methods that the filter lets pass. */
  public static boolean mayMean(TypeFilter filter, Class<?> loaded) {
    return !loaded.isArray()
        && (filter.names(loaded.getName())
            || (ClassGate.refusal(loaded.getClassLoader(), loaded.getName()) == null
                && Hierarchy.mayMean(filter, loaded)));
  }

  @Override
  public boolean mayConcern(@Nullable ClassLoader loader, int nameLength) {
    Current now = current;
    return now.filter().namesAny(nameLength)
        || nameLength == ApiPlan.CLASS.length()
        || (loader != null && now.hierarchy().looksAbove(loader));
  }

  @Override
  public boolean namesClass(String className) {
    return current.filter().names(className) || className.equals(ApiPlan.CLASS);
  }

  @Override
  public boolean namesType(String typeName) {
    return current.filter().isNamed(typeName);
  }

  @Override
  public boolean mayWant(
      ClassLoader loader, @Nullable ProtectionDomain origin, String className, byte[] classFile) {
    return current.hierarchy().mayMean(loader, origin, className, classFile);
  }

  @Override
  public boolean wantsAnnotations() {
    return !current.filter().annotations().isEmpty();
  }

  @Override
  public boolean wantsMethod(String className, MethodFacts method) {
    return ApiPlan.means(className, method.name()) || !current.rules().about(method).isEmpty();
  }
}
