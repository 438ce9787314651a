package dev.larder.key;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a key template. */
public sealed interface Part {
  /** Text that stands in the key as it is. */
  record Literal(String text) implements Part {}

  /**
   * The value of a parameter or of a property of it.
   *
   * @param root a parameter's name, its position or {@code this}
   * @param path the properties from there, empty for the parameter itself
   * @param functions what is made of the value, in their order
   * @param otherwise the text that stands for null; null where none was given
   */
  record Placeholder(
      String root, List<String> path, List<String> functions, @Nullable String otherwise)
      implements Part {
    public Placeholder {
      path = List.copyOf(path);
      functions = List.copyOf(functions);
    }

    /** A value as it is. */
    public Placeholder(String root, List<String> path, @Nullable String otherwise) {
      this(root, path, List.of(), otherwise);
    }

    /** The value that the functions after these many take. */
    Placeholder before(int function) {
      return new Placeholder(root, path, functions.subList(0, function), null);
    }

    /** As it is written, braces included. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("{").append(root);
      for (String property : path) {
        text.append('.').append(property);
      }
      for (String function : functions) {
        text.append(':').append(function);
      }
      if (otherwise != null) {
        text.append('|').append(otherwise);
      }
      return text.append('}').toString();
    }
  }

  /**
   * Several parts whose joined text is one value, as a parameter of that text would be.
   *
   * @param root the placeholder that they were bound to
   */
  record Joined(String root, List<Part> parts) implements Part {
    public Joined {
      parts = List.copyOf(parts);
    }
  }
}
