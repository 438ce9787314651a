package dev.larder.match;

import java.util.List;

/**
 * The parameter list of a pattern: each item a type, {@code *} any one, {@code ..} any number of
 * any. A value.
 */
record ParameterPatterns(List<NamePattern> items) {
  static final NamePattern ANY_NUMBER = new NamePattern("..");
  private static final ParameterPatterns ANY = new ParameterPatterns(List.of(ANY_NUMBER));

  ParameterPatterns {
    items = List.copyOf(items);
  }

  boolean isAny() {
    return equals(ANY);
  }

  boolean match(List<String> types) {
    return match(0, types, 0);
  }

  private boolean match(int item, List<String> types, int from) {
    if (item == items.size()) {
      return from == types.size();
    }
    NamePattern next = items.get(item);
    if (next.equals(ANY_NUMBER)) {
      for (int rest = from; rest <= types.size(); rest++) {
        if (match(item + 1, types, rest)) {
          return true;
        }
      }
      return false;
    }
    return from < types.size() && isType(next, types.get(from)) && match(item + 1, types, from + 1);
  }

  /** A star alone is any type at all, with or without packages. */
  static boolean isType(NamePattern pattern, String type) {
    return pattern.text().equals("*") || pattern.matches(type);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(");
    for (NamePattern item : items) {
      text.append(text.length() == 1 ? "" : ", ").append(item);
    }
    return text.append(')').toString();
  }
}
