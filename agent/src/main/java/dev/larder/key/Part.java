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
   * @param otherwise the text that stands for null; null where none was given
   */
  record Placeholder(String root, List<String> path, @Nullable String otherwise) implements Part {
    public Placeholder {
      path = List.copyOf(path);
    }

    /** As it is written, braces included. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("{").append(root);
      for (String property : path) {
        text.append('.').append(property);
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
