package dev.larder.config.source;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${file:PATH}} in text. What
 * replaces them stands in no problem.
 */
final class Substitution {
  private static final String FILE = "file:";
  private static final int MAX_CHARS = 1 << 20;

  private final UnaryOperator<@Nullable String> environment;
  private final SecretFiles files;
  private final Problems problems;
  private int replacedChars;

  Substitution(UnaryOperator<@Nullable String> environment, SecretFiles files, Problems problems) {
    this.environment = environment;
    this.files = files;
    this.problems = problems;
  }

  /** The text with its variables replaced; null if that is a problem. */
  @Nullable String apply(String text, Place place) {
    int open = text.indexOf("${");
    if (open < 0) {
      return text;
    }
    StringBuilder replaced = new StringBuilder();
    boolean whole = true;
    int from = 0;
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        problems.add(place, "\"${\" is not closed", "close it with \"}\"");
        return null;
      }
      String value = value(text.substring(open + 2, close), place);
      whole &= value != null && fits(value, place);
      if (whole) {
        replaced.append(text, from, open).append(value);
      }
      from = close + 1;
      open = text.indexOf("${", from);
    }
    return whole ? replaced.append(text, from, text.length()).toString() : null;
  }

  private boolean fits(String value, Place place) {
    if (replacedChars > MAX_CHARS - value.length()) {
      problems.add(
          place, "the file is larger than 1 MiB with its variables replaced", "use fewer of them");
      return false;
    }
    replacedChars += value.length();
    return true;
  }

  private @Nullable String value(String inside, Place place) {
    if (inside.startsWith(FILE)) {
      return ofFile(inside.substring(FILE.length()), place);
    }
    int otherwise = inside.indexOf(":-");
    String name = otherwise < 0 ? inside : inside.substring(0, otherwise);
    if (!isName(name)) {
      problems.add(
          place,
          "\"${" + inside + "}\" is not a variable",
          "write ${NAME}, ${NAME:-default} or ${file:PATH}");
      return null;
    }
    String value = environment.apply(name);
    if (value == null && otherwise < 0) {
      problems.add(
          place,
          "the environment variable " + name + " is not set",
          "set it, or write ${" + name + ":-default}");
    }
    return value == null && otherwise >= 0 ? inside.substring(otherwise + 2) : value;
  }

  private @Nullable String ofFile(String path, Place place) {
    if (path.isBlank()) {
      problems.add(place, "\"${file:}\" names no file", "write ${file:/run/secrets/NAME}");
      return null;
    }
    SecretFiles.Content content = files.read(path);
    if (content.fault() != null) {
      problems.add(place, content.fault(), content.cure());
    }
    return content.text();
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
