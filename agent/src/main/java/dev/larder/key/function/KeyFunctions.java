package dev.larder.key.function;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates of one class may name: those that Larder brings, then those of
 * extensions, then the application's own. The latter two are looked for only where a template names
 * one.
 *
 * @param extensions null where there are none
 * @param application the class's loader; null where there are none of the application
 */
public record KeyFunctions(@Nullable ClassLoader extensions, @Nullable ClassLoader application) {
  /** Those that Larder brings. */
  public static final KeyFunctions BUILT_IN = new KeyFunctions(null, null);

  /**
   * The function of a name, null if there is none.
   *
   * @throws IllegalStateException if one of the others cannot be made
   */
  public @Nullable KeyFunction function(String name) {
    for (BuiltIn function : BuiltIn.values()) {
      if (function.word().equals(name)) {
        return function;
      }
    }
    KeyFunction extended = ServiceFunctions.of(extensions).get(name);
    return extended == null ? ServiceFunctions.of(application).get(name) : extended;
  }

  /** All names, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(ServiceFunctions.of(extensions).keySet());
    names.addAll(ServiceFunctions.of(application).keySet());
    for (BuiltIn function : BuiltIn.values()) {
      names.add(function.word());
    }
    return names;
  }
}
