package dev.larder.rule;

import dev.larder.invalidation.SettleTime;
import dev.larder.invalidation.plain.PlainKeys;
import dev.larder.key.function.ExtensionLoader;
import dev.larder.key.glob.Glob;
import dev.larder.match.MethodFace;
import dev.larder.match.MethodFacts;
import dev.larder.match.MethodPattern;
import dev.larder.match.TypeFilter;
import dev.larder.rule.clause.MethodRef;
import dev.larder.version.VersionKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one rule file, found by the types that they name. Immutable. */
public final class RuleSet {
  private static final Duration EVER = Duration.ofDays(3_650);

  private final String fileName;
  private final String namespace;
  private final @Nullable ExtensionLoader extensions;
  private final List<Rule> rules;
  private final Map<String, List<Rule>> byClass = new HashMap<>();
  private final List<Rule> wild = new ArrayList<>();
  private final boolean writes;

  RuleSet(
      String fileName, String namespace, @Nullable ExtensionLoader extensions, List<Rule> rules) {
    this.extensions = extensions;
    this.fileName = fileName;
    this.namespace = namespace;
    this.rules = List.copyOf(rules);
    boolean writes = false;
    for (Rule rule : rules) {
      writes |= rule.writes();
      for (MethodRef method : rule.methods()) {
        String className = method.pattern().className();
        if (className == null) {
          addOnce(wild, rule);
        } else {
          add(className, rule);
        }
      }
    }
    this.writes = writes;
  }

  /** Without a lambda, which would cost milliseconds before the application starts. */
  private void add(String className, Rule rule) {
    List<Rule> about = byClass.get(className);
    if (about == null) {
      about = new ArrayList<>();
      byClass.put(className, about);
    }
    addOnce(about, rule);
  }

  private static void addOnce(List<Rule> about, Rule rule) {
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

  /** What loads the jars that the file names as extensions, null if it names none. */
  public @Nullable ExtensionLoader extensions() {
    return extensions;
  }

  /** In the order of the file. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whether any rule writes; asked for every class that is loaded. */
  public boolean writes() {
    return writes;
  }

  /** The keys of the versions of all rules whose entries can be dropped. */
  public List<String> versionKeys() {
    List<String> keys = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof ReadRule) {
        keys.add(versionKey(rule));
      }
    }
    return keys;
  }

  /** The keys of the versions of those whose entries were others by a set before, or none. */
  public List<String> versionKeysUnlike(RuleSet before) {
    List<String> keys = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof ReadRule read
          && !(before.rule(read.name()) instanceof ReadRule old && read.hasEntriesLike(old))) {
        keys.add(versionKey(read));
      }
    }
    return keys;
  }

  /** The keys of the rules whose entries have no envelope. */
  public List<PlainKeys.OfRule> plainKeys() {
    List<PlainKeys.OfRule> keys = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof ReadRule read && read.isPlain() && read.key() != null) {
        keys.add(new PlainKeys.OfRule(versionKey(read), namespace + ":" + Glob.of(read.key())));
      }
    }
    return keys;
  }

  /** What the keys begin with of entries that a JVM may keep for itself. */
  public List<String> nearPrefixes() {
    List<String> prefixes = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule instanceof ReadRule read && read.options().near() != null) {
        prefixes.add(namespace + ":" + (read.key() == null ? "" : read.key().beginning()));
      }
    }
    return prefixes;
  }

  /** Whether a key without the namespace may be one of these. */
  boolean isOfPlain(String key) {
    for (PlainKeys.OfRule rule : plainKeys()) {
      if (Glob.matches(rule.glob(), namespace + ":" + key)) {
        return true;
      }
    }
    return false;
  }

  /** The key of the version of a read rule. */
  String versionKey(Rule rule) {
    return namespace + ":" + VersionKeys.ofRule(rule.name());
  }

  /** How long an entry of any of them lives at most; ten years for ever. */
  public Duration longestTtl() {
    Duration longest = Duration.ZERO;
    for (Rule rule : rules) {
      if (rule instanceof ReadRule read) {
        Duration ttl = read.options().lifetime().longest();
        Duration bounded = ttl == null || ttl.compareTo(EVER) > 0 ? EVER : ttl;
        longest = bounded.compareTo(longest) > 0 ? bounded : longest;
      }
    }
    return longest;
  }

  /** What says how long the write settles that takes the longest; none where all do at once. */
  List<String> longestSettleTime() {
    long longest = 0;
    for (Rule rule : rules) {
      if (rule instanceof WriteRule write) {
        longest = Math.max(longest, write.timing().settleMillis());
      }
    }
    return longest == 0 ? List.of() : List.of(SettleTime.text(longest));
  }

  /** The types that rules may be about. */
  public TypeFilter types() {
    return new TypeFilter(patterns());
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

  /** The types of which this and another set may mean different methods. */
  public TypeFilter typesUnlike(RuleSet other) {
    Set<MethodPattern> unlike = new HashSet<>(patterns());
    Set<MethodPattern> others = new HashSet<>(other.patterns());
    Set<MethodPattern> both = new HashSet<>(unlike);
    both.retainAll(others);
    unlike.addAll(others);
    unlike.removeAll(both);
    return new TypeFilter(unlike);
  }

  /** A list: the first hash of a record takes a quarter of the start. */
  private List<MethodPattern> patterns() {
    List<MethodPattern> patterns = new ArrayList<>();
    for (Rule rule : rules) {
      patterns.addAll(rule.patterns());
    }
    return patterns;
  }

  /** The rules that name a class. */
  public List<Rule> naming(String className) {
    return byClass.getOrDefault(className, List.of());
  }

  /** The rules about a method, in the order of the file. Loads no class. */
  public List<Rule> about(MethodFacts method) {
    Set<Rule> candidates = Collections.newSetFromMap(new IdentityHashMap<>());
    candidates.addAll(wild);
    for (MethodFace face : method.faces()) {
      candidates.addAll(naming(face.type().name()));
      for (String above : face.type().supertypes()) {
        candidates.addAll(naming(above));
      }
    }
    List<Rule> found = new ArrayList<>();
    if (!candidates.isEmpty()) {
      for (Rule rule : rules) {
        if (candidates.contains(rule) && rule.isAbout(method)) {
          found.add(rule);
        }
      }
    }
    return found;
  }
}
