package dev.larder.rule;

import dev.larder.match.MethodPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one rule file, found by the class that they are about. Immutable. */
public final class RuleSet {
  private final String fileName;
  private final String namespace;
  private final List<Rule> rules;
  private final Map<String, List<Rule>> byClass = new HashMap<>();

  RuleSet(String fileName, String namespace, List<Rule> rules) {
    this.fileName = fileName;
    this.namespace = namespace;
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) {
      for (MethodRef method : rule.methods()) {
        add(method.pattern().className(), rule);
      }
    }
  }

  /** Without a lambda, which would cost milliseconds before the application starts. */
  private void add(String className, Rule rule) {
    List<Rule> about = byClass.get(className);
    if (about == null) {
      about = new ArrayList<>();
      byClass.put(className, about);
    }
    if (!about.contains(rule)) {
      about.add(rule);
    }
  }

  /** The file's name, as problems show it. */
  public String fileName() {
    return fileName;
  }

  /** What every key begins with, without the colon. */
  public String namespace() {
    return namespace;
  }

  /** In the order of the file. */
  public List<Rule> rules() {
    return rules;
  }

  /** The names of the classes that rules are about. */
  public Iterable<String> classNames() {
    return byClass.keySet();
  }

  /** The rule of a name, null if there is none. */
  public @Nullable Rule rule(String name) {
    for (Rule rule : rules) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    return null;
  }

  /** The classes of which this and another set name different methods. */
  public Set<String> classesUnlike(RuleSet other) {
    Set<String> names = new HashSet<>(byClass.keySet());
    names.addAll(other.byClass.keySet());
    names.removeIf(name -> patterns(name).equals(other.patterns(name)));
    return names;
  }

  private Set<MethodPattern> patterns(String className) {
    Set<MethodPattern> patterns = new HashSet<>();
    for (Rule rule : about(className)) {
      for (MethodPattern pattern : rule.patterns()) {
        if (pattern.className().equals(className)) {
          patterns.add(pattern);
        }
      }
    }
    return patterns;
  }

  /** The rules about any method of a class. */
  public List<Rule> about(String className) {
    return byClass.getOrDefault(className, List.of());
  }

  /** The rules about a method. */
  public List<Rule> about(String className, String methodName, List<String> parameterTypes) {
    List<Rule> found = new ArrayList<>();
    for (Rule rule : about(className)) {
      if (rule.isAbout(className, methodName, parameterTypes)) {
        found.add(rule);
      }
    }
    return found;
  }

  /** The rules about a woven method, in the order of the file. Loads no class. */
  public List<Rule> about(SiteMethod site) {
    return about(site.owner().getName(), site.name(), site.erasures());
  }
}
