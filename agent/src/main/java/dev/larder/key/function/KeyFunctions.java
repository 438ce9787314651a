package dev.larder.key.function;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions that templates of one method may name. Immutable. */
public final class KeyFunctions {
  /** Those that Larder brings. */
  public static final KeyFunctions BUILT_IN = new KeyFunctions(builtIn());

  private final Map<String, KeyFunction> byName;

  private KeyFunctions(Map<String, KeyFunction> byName) {
    this.byName = byName;
  }

  /** The function of a name, null if there is none. */
  public @Nullable KeyFunction function(String name) {
    return byName.get(name);
  }

  /** All names, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  private static Map<String, KeyFunction> builtIn() {
    Map<String, KeyFunction> byName = new TreeMap<>();
    for (BuiltIn function : BuiltIn.values()) {
      byName.put(function.word(), function);
    }
    return byName;
  }
}
