package dev.larder.config.source;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${NAME}} and {@code ${NAME:-default}} in text. */
final class Substitution {
  private final UnaryOperator<@Nullable String> environment;
  private final Problems problems;

  Substitution(UnaryOperator<@Nullable String> environment, Problems problems) {
    this.environment = environment;
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
      whole &= value != null;
      replaced.append(text, from, open).append(value == null ? "" : value);
      from = close + 1;
      open = text.indexOf("${", from);
    }
    replaced.append(text, from, text.length());
    return whole ? replaced.toString() : null;
  }

  private @Nullable String value(String inside, Place place) {
    if (inside.startsWith("file:")) {
      problems.add(
          place, "${file:...} is not supported by this version", "use an environment variable");
      return null;
    }
    int otherwise = inside.indexOf(":-");
    String name = otherwise < 0 ? inside : inside.substring(0, otherwise);
    if (!isName(name)) {
      problems.add(
          place, "\"${" + inside + "}\" is not a variable", "write ${NAME} or ${NAME:-default}");
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
