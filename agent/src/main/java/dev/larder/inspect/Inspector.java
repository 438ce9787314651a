package dev.larder.inspect;

import dev.larder.dispatch.RuleMatcher;
import dev.larder.key.function.KeyFunctions;
import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import dev.larder.rule.called.SiteMethod;
import dev.larder.rule.clause.MethodRef;
import dev.larder.spelling.Nearest;
import dev.larder.weave.ClassSurvey;
import dev.larder.weave.ClassSurvey.Found;
import dev.larder.weave.ClassSurvey.Surveyed;
import dev.larder.weave.gate.Reason;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks what the rules of a file mean in an application's classes: matched by the agent's own
 * matcher and compiled by its own compilers, in classes that are loaded and never initialised, so
 * that none of their code runs. An interface's methods are those of a JDK proxy of it where no
 * class has them. Not thread-safe.
 */
public final class Inspector {
  private final RuleSet rules;
  private final ClassPath path;
  private final LookingLoader loader;
  private final Remarks remarks;
  private final MethodRemarks methodRemarks;
  private final ClassSurvey survey;

  /** Those that the rule runs in, for each pattern that means any. */
  private final Map<MethodRef, List<Match>> byPattern = new LinkedHashMap<>();

  /** The types, and the methods of each, through which the bodies that were found are known. */
  private final Set<String> withBody = new HashSet<>();

  private Inspector(RuleSet rules, boolean remote, ClassPath path) {
    this.rules = rules;
    this.path = path;
    loader = new LookingLoader(path);
    remarks = new Remarks(rules);
    KeyFunctions functions =
        path.hasKeyFunctions()
            ? KeyFunctions.ofAnyName(rules.extensions())
            : KeyFunctions.of(rules.extensions(), null);
    methodRemarks = new MethodRemarks(rules, remote, functions, remarks);
    survey = new ClassSurvey(new RuleMatcher(rules), remarks);
  }

  /**
   * Looks at a class path.
   *
   * @param remote whether entries live in Redis
   * @throws IOException if one of its files cannot be read
   */
  public static Inspection inspect(RuleSet rules, boolean remote, ClassPath path)
      throws IOException {
    return new Inspector(rules, remote, path).inspect();
  }

  private Inspection inspect() throws IOException {
    List<String> interfaces = new ArrayList<>();
    for (String internalName : path.classNames()) {
      byte[] classFile = path.classFile(internalName);
      String name = internalName.replace('/', '.');
      if (classFile != null && lookAt(name, classFile)) {
        interfaces.add(name);
      }
    }
    for (String lender : survey.lenders()) {
      lookAtLender(lender);
    }
    interfaces.forEach(this::lookAtProxies);
    Map<String, List<Match>> byRule = new LinkedHashMap<>();
    for (Rule rule : rules.rules()) {
      byRule.put(rule.name(), sum(rule));
    }
    return new Inspection(byRule, remarks.errors(), remarks.warnings());
  }

  /** What a rule has matched, and what is to be said of each of its patterns. */
  private List<Match> sum(Rule rule) {
    List<Match> all = new ArrayList<>();
    for (MethodRef method : rule.methods()) {
      List<Match> found = byPattern.get(method);
      if (found == null) {
        tellOfNone(method);
      } else {
        methodRemarks.ambiguous(method, found);
        all.addAll(found);
      }
    }
    all.sort(Comparator.comparing(Match::signature));
    return all;
  }

  /** Whether JDK proxies of it may be meant. */
  private boolean lookAt(String name, byte[] classFile) {
    Surveyed surveyed;
    try {
      surveyed = survey.look(loader, name, classFile);
    } catch (RuntimeException | LinkageError fault) {
      remarks.leftAlone(
          name,
          null,
          new Reason("it cannot be looked at (" + fault + ")", "see to its class file"));
      return false;
    }
    surveyed.methods().forEach(found -> note(name, name, found));
    return surveyed.isInterface();
  }

  private void lookAtLender(String name) throws IOException {
    byte[] classFile = path.classFile(name.replace('.', '/'));
    if (classFile != null) {
      for (Found found : survey.lent(loader, name, classFile)) {
        note(name, String.valueOf(found.receiver()), found);
      }
    }
  }

  /** A method of a class, under the name that it is told as. */
  private void note(String owner, String className, Found found) {
    found.facts().faces().forEach(face -> withBody.add(through(face, found.name())));
    Class<?> type = load(owner, found.facts());
    if (type != null) {
      add(type, className, found);
    }
  }

  private static String through(MethodFace face, String method) {
    return face.type().name() + "." + method + face.parameters();
  }

  private void lookAtProxies(String name) {
    Class<?> proxy;
    List<Found> all;
    try {
      proxy = proxyClass(loader.look(name));
      all = survey.look(proxy);
    } catch (ClassNotFoundException | RuntimeException | LinkageError fault) {
      return; // sealed, or above it a type is missing: there will be no proxy of it here
    }
    for (Found found : all) {
      boolean known = false;
      for (MethodFace face : found.facts().faces()) {
        known |= face.type().name().equals(name) && withBody.contains(through(face, found.name()));
      }
      if (!known) {
        add(proxy, name, found);
      }
    }
  }

  @SuppressWarnings("deprecation") // what replaces it would make an instance, and run the class
  private static Class<?> proxyClass(Class<?> type) {
    return Proxy.getProxyClass(type.getClassLoader(), type);
  }

  private @Nullable Class<?> load(String name, MethodFacts facts) {
    try {
      return loader.look(name);
    } catch (ClassNotFoundException | LinkageError fault) {
      for (Rule rule : rules.about(facts)) {
        methodRemarks.unusable(ref(rule, facts), name, fault);
      }
      return null;
    }
  }

  /**
   * Notes a method for each of its rules.
   *
   * @param owner what has its body
   * @param className what it is told as
   */
  private void add(Class<?> owner, String className, Found found) {
    boolean byProxy = Proxy.isProxyClass(owner);
    MethodFacts facts = found.facts();
    SiteMethod site =
        new SiteMethod(
            owner,
            found.receiver(),
            found.name(),
            found.descriptor(),
            found.parameterNames(),
            facts);
    List<String> parameters = facts.faces().get(0).parameters();
    Match named = new Match(className, found.name(), parameters, List.of(), byProxy);
    Rule first = null;
    for (Rule rule : rules.about(facts)) {
      MethodRef method = ref(rule, facts);
      List<Match> known = byPattern.computeIfAbsent(method, one -> new ArrayList<>());
      if (first == null) {
        first = rule;
        known.add(named.with(methodRemarks.keys(rule, method, site, named)));
      } else {
        methodRemarks.taken(method, named, first);
      }
    }
  }

  /** The first pattern of a rule that means a method. */
  private static MethodRef ref(Rule rule, MethodFacts facts) {
    for (MethodRef method : rule.methods()) {
      if (method.pattern().matches(facts)) {
        return method;
      }
    }
    throw new IllegalArgumentException(rule.name() + " is not about " + facts.signature());
  }

  private void tellOfNone(MethodRef method) {
    if (remarks.isTold(method)) {
      return;
    }
    MethodPattern pattern = method.pattern();
    String name = pattern.className();
    if (name == null || path.classNames().contains(name.replace('.', '/'))) {
      remarks.warn(
          method.place(),
          "no method with a body in the class path is like \"" + pattern + "\"",
          "correct it, or add the jar that has one to --classpath");
      return;
    }
    String nested = nested(name);
    String near = nested == null ? nearest(name) : nested;
    remarks.warn(
        method.place(),
        "the class path has no " + name,
        near == null ? "correct it, or add its jar to --classpath" : "write " + near);
  }

  /** A nested class whose name is written with dots throughout. */
  private @Nullable String nested(String name) {
    String tried = name.replace('.', '/');
    for (int dot = tried.lastIndexOf('/'); dot > 0; dot = tried.lastIndexOf('/', dot - 1)) {
      tried = tried.substring(0, dot) + "$" + tried.substring(dot + 1);
      if (path.classNames().contains(tried)) {
        return tried.replace('/', '.');
      }
    }
    return null;
  }

  /** A class of the same simple name in another package, or one whose name differs little. */
  private @Nullable String nearest(String name) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    String home = name.substring(0, name.length() - simple.length());
    List<String> neighbours = new ArrayList<>();
    for (String internalName : path.classNames()) {
      String candidate = internalName.replace('/', '.');
      if (candidate.endsWith("." + simple)) {
        return candidate;
      }
      if (candidate.startsWith(home) && candidate.indexOf('.', home.length()) < 0) {
        neighbours.add(candidate.substring(home.length()));
      }
    }
    String near = Nearest.to(simple, neighbours);
    return near == null ? null : home + near;
  }
}
