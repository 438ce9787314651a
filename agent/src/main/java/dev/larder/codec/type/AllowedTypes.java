package dev.larder.codec.type;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which classes may be named inside a value where its type does not say which there are.
 *
 * @param text of the names, for messages and fingerprints; empty: none are
 * @param names tells of a binary name, before any class of it is looked for
 * @param loader finds them, null for the JVM's own
 */
public record AllowedTypes(String text, Predicate<String> names, @Nullable ClassLoader loader) {
  /** No class at all. */
  public static final AllowedTypes NONE = new AllowedTypes("", name -> false, null);

  /** Whether there may be any. */
  public boolean areAny() {
    return !text.isEmpty();
  }
}
