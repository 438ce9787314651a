package dev.larder.key.function;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The functions that templates of one class may name: those that Larder brings, then those of
 * extensions, then the application's own. The latter two are looked for only where a template names
 * one. Not thread-safe.
 */
public final class KeyFunctions {
  /** Those that Larder brings. */
  public static final KeyFunctions BUILT_IN = new KeyFunctions(null, null, false);

  private final @Nullable ExtensionLoader extensions;
  private final @Nullable ClassLoader application;
  private final boolean anyName;
  private @Nullable SortedMap<String, KeyFunction> ofApplication;

  private KeyFunctions(
      @Nullable ExtensionLoader extensions, @Nullable ClassLoader application, boolean anyName) {
    this.extensions = extensions;
    this.application = application;
    this.anyName = anyName;
  }

  /** With those of extensions and of an application, as far as there are any. */
  public static KeyFunctions of(
      @Nullable ExtensionLoader extensions, @Nullable ClassLoader application) {
    return new KeyFunctions(extensions, application, false);
  }

  /**
   * With those of an application that has some and does not run: any other name may be one, and
   * what it makes of a value is not known.
   */
  public static KeyFunctions ofAnyName(@Nullable ExtensionLoader extensions) {
    return new KeyFunctions(extensions, null, true);
  }

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
    KeyFunction extended = ofExtensions().get(name);
    KeyFunction found = extended == null ? ofApplication().get(name) : extended;
    return found == null && anyName ? Unknown.FUNCTION : found;
  }

  /** All names that are known, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(ofExtensions().keySet());
    names.addAll(ofApplication().keySet());
    for (BuiltIn function : BuiltIn.values()) {
      names.add(function.word());
    }
    return names;
  }

  private SortedMap<String, KeyFunction> ofExtensions() {
    return extensions == null ? Collections.emptySortedMap() : extensions.functions();
  }

  private SortedMap<String, KeyFunction> ofApplication() {
    if (application == null) {
      return Collections.emptySortedMap();
    }
    if (ofApplication == null) {
      ofApplication = ServiceFunctions.of(application);
    }
    return ofApplication;
  }

  /** One of which nothing is known. */
  private enum Unknown implements KeyFunction {
    FUNCTION;

    @Override
    public @Nullable String refusal(Class<?> type) {
      return null;
    }

    @Override
    public Class<?> result() {
      return String.class;
    }

    @Override
    public @Nullable Object apply(Object value) {
      return null;
    }
  }
}
