package dev.larder.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which types may have methods that some patterns mean, by their names: one hash look-up for the
 * types that are named in full, then the patterns with wildcards. Never says no to a type that has
 * such a method. Immutable.
 */
public final class TypeFilter {
  private final Names exact = new Names();
  private final Names named = new Names();
  private final Names namedAbove = new Names();
  private final Set<String> annotations = new HashSet<>();
  private final List<Wild> wild = new ArrayList<>();
  private final Set<String> homes = new HashSet<>();
  private final Set<String> methods = new HashSet<>();

  /** A type with wildcards, and the annotations that it or its method must have. */
  private record Wild(TypePattern type, List<String> annotations) {}

  /**
   * Some names, and which lengths they have: nearly every other name passes without being hashed.
   */
  private static final class Names {
    private final Set<String> names = new HashSet<>();
    private final BitSet lengths = new BitSet();

    void add(String name) {
      names.add(name);
      lengths.set(name.length());
    }

    boolean has(String name) {
      return lengths.get(name.length()) && names.contains(name);
    }
  }

  /** A filter of what these patterns mean. */
  public TypeFilter(Collection<MethodPattern> patterns) {
    for (MethodPattern pattern : patterns) {
      String exact = pattern.className();
      List<String> needed = new ArrayList<>(pattern.type().annotations());
      needed.addAll(pattern.annotations());
      annotations.addAll(needed);
      methods.add(pattern.name().head());
      homes.add(home(pattern.type().name().head()));
      if (exact == null) {
        wild.add(new Wild(pattern.type(), needed));
      } else {
        named.add(exact);
        (pattern.type().subtypes() ? namedAbove : this.exact).add(exact);
      }
    }
  }

  /** As a rule, the names of an application's types begin with two parts in common. */
  private static String home(String type) {
    int second = type.indexOf('.', type.indexOf('.') + 1);
    return second < 0 ? type : type.substring(0, second + 1);
  }

  /** Whether a type may be of the same application as one that a pattern means. */
  public boolean isAtHome(String type) {
    for (String home : homes) {
      if (type.startsWith(home)) {
        return true;
      }
    }
    return false;
  }

  /** What the names of the methods that patterns mean begin with. */
  public Set<String> methodHeads() {
    return methods;
  }

  /** Whether a pattern names a type of a name of this length, and none below it. */
  public boolean namesAny(int nameLength) {
    return exact.lengths.get(nameLength);
  }

  /** Whether a pattern names this very type, and none below it. */
  public boolean names(String type) {
    return exact.has(type);
  }

  /** Whether a pattern names this very type, be it for the sake of those below it. */
  public boolean isNamed(String type) {
    return named.has(type);
  }

  /**
   * Whether a pattern may mean a type, be it as a class itself or as an interface of one.
   *
   * @param annotations those of {@link #annotations} that stand anywhere in its class file
   */
  public boolean mayMean(String type, Collection<String> annotations) {
    if (named.has(type)) {
      return true;
    }
    for (Wild pattern : wild) {
      if (annotations.containsAll(pattern.annotations()) && pattern.type().name().matches(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern may mean the types below this one. */
  public boolean mayMeanBelow(String type) {
    if (namedAbove.has(type)) {
      return true;
    }
    for (Wild pattern : wild) {
      if (pattern.type().subtypes() && pattern.type().name().matches(type)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a pattern may mean types that it does not name, whatever these are. */
  public boolean isFar() {
    return !wild.isEmpty() || !namedAbove.names.isEmpty();
  }

  /** Whether a pattern may mean, or mean types below, a type whose name begins so. */
  public boolean mayMeanWithin(String prefix) {
    for (String name : named.names) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    for (Wild pattern : wild) {
      if (pattern.type().name().mayMatchWithin(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The types that patterns name, themselves alone. */
  public Set<String> named() {
    return exact.names;
  }

  /** The names of all annotations that patterns ask for. */
  public Set<String> annotations() {
    return annotations;
  }
}
