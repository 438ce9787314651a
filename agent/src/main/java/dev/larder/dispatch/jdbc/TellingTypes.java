package dev.larder.dispatch.jdbc;

import dev.larder.match.MethodPattern;
import dev.larder.match.PatternException;
import dev.larder.match.TypeFilter;
import dev.larder.weave.gate.ClassGate;
import dev.larder.weave.type.Hierarchy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types whose methods tell of transactions. Nearly every class is passed by after a look at its
 * name. Thread-safe.
 */
public final class TellingTypes {
  private final List<String> words;
  private final List<String> methods;
  private volatile @Nullable Looked looked;

  /**
   * Types by their methods.
   *
   * @param words of which each of these types has one in its simple name
   * @param methods patterns of methods, of which each of these types has one of its own
   */
  public TellingTypes(List<String> words, List<String> methods) {
    this.words = words;
    this.methods = methods;
  }

  private record Looked(TypeFilter filter, Hierarchy hierarchy) {}

  /** Whether a class that is there is one. */
  public boolean has(Class<?> loaded) {
    return mayBe(loaded.getName())
        && ClassGate.refusal(loaded.getClassLoader(), loaded.getName()) == null
        && isBelow(loaded);
  }

  /** The same, whatever its name. */
  boolean isBelow(Class<?> loaded) {
    return Hierarchy.mayMean(looked().filter, loaded);
  }

  /** Whether a class that is about to be there may be one. Loads no class. */
  boolean mayHave(
      ClassLoader loader, @Nullable ProtectionDomain origin, String className, byte[] classFile) {
    return looked().hierarchy.mayMean(loader, origin, className, classFile);
  }

  /** Whether a class with this name may be one. */
  boolean mayBe(String className) {
    int simple = className.lastIndexOf('.') + 1;
    for (String word : words) {
      if (className.indexOf(word, simple) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Made with the first class whose name is like that; twice does no harm. */
  private Looked looked() {
    Looked made = looked;
    if (made == null) {
      TypeFilter filter = new TypeFilter(patterns());
      made = new Looked(filter, Hierarchy.ofLibrariesToo(filter));
      looked = made;
    }
    return made;
  }

  private List<MethodPattern> patterns() {
    List<MethodPattern> patterns = new ArrayList<>();
    try {
      for (String method : methods) {
        patterns.add(MethodPattern.parse(method));
      }
    } catch (PatternException fault) {
      throw new IllegalStateException(fault);
    }
    return patterns;
  }
}
