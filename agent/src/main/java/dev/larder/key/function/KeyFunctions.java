package dev.larder.key.function;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates of one class may name: those that Larder brings, then the
 * application's own, which are looked for only where a template names one.
 *
 * @param loader of the class; null where there are none of the application
 */
public record KeyFunctions(@Nullable ClassLoader loader) {
  /** Those that Larder brings. */
  public static final KeyFunctions BUILT_IN = new KeyFunctions(null);

  /**
   * The function of a name, null if there is none.
   *
   * @throws IllegalStateException if the application's cannot be made
   */
  public @Nullable KeyFunction function(String name) {
    for (BuiltIn function : BuiltIn.values()) {
      if (function.word().equals(name)) {
        return function;
      }
    }
    return ServiceFunctions.of(loader).get(name);
  }

  /** All names, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(ServiceFunctions.of(loader).keySet());
    for (BuiltIn function : BuiltIn.values()) {
      names.add(function.word());
    }
    return names;
  }
}
