package dev.larder.match;

import org.jspecify.annotations.Nullable;

/**
 * A name with stars, dots between its parts: {@code *} is any run of letters within one part,
 * {@code ..} any parts between, none included; {@code *..} at the beginning may be no part at all.
 * A value.
 */
public final class NamePattern {
  private static final String ANY_PACKAGE = "*..";

  private final String text;

  /** What comes before the first star or pair of dots; asked first, since it settles most names. */
  private final String head;

  NamePattern(String text) {
    this.text = text;
    int star = text.indexOf('*');
    int dots = text.indexOf("..");
    int end = star < 0 || (dots >= 0 && dots < star) ? dots : star;
    head = end < 0 ? text : text.substring(0, end);
  }

  /**
   * Reads a pattern of classes.
   *
   * @throws PatternException if it is none, or if it could be any class
   */
  public static NamePattern ofClasses(String text) throws PatternException {
    try {
      TypeNames.checkPattern(text, 0);
    } catch (PatternException none) {
      throw new PatternException(
          "\"" + text + "\" is no name of a class", "write com.shop.Dog or com.shop..*", 0);
    }
    NamePattern pattern = new NamePattern(text);
    if (pattern.isAnything()) {
      throw new PatternException(
          "\"" + text + "\" could be any class", "name a package, as in com.shop..*", 0);
    }
    return pattern;
  }

  String text() {
    return text;
  }

  /** What every name that it matches begins with. */
  String head() {
    return head;
  }

  /** Whether it means a binary name. */
  public boolean matches(String name) {
    if (!name.startsWith(head)) {
      return false;
    }
    if (text.startsWith(ANY_PACKAGE) && matches(ANY_PACKAGE.length(), name, 0)) {
      return true;
    }
    return matches(0, name, 0);
  }

  /** Whether it matches one name only. */
  boolean isExact() {
    return head.length() == text.length();
  }

  /** Whether it may match a name that begins so. */
  boolean mayMatchWithin(String prefix) {
    return head.startsWith(prefix) || (!isExact() && prefix.startsWith(head));
  }

  /** Whether it says nothing but stars and dots. */
  boolean isAnything() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*' && text.charAt(i) != '.') {
        return false;
      }
    }
    return true;
  }

  private boolean matches(int from, String name, int start) {
    int at = start;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        return starMatches(i + 1, name, at);
      }
      if (text.startsWith("..", i)) {
        return at < name.length() && name.charAt(at) == '.' && dotsMatch(i + 2, name, at);
      }
      if (at == name.length() || name.charAt(at) != c) {
        return false;
      }
      at++;
    }
    return at == name.length();
  }

  /** The rest of the pattern, after no letter, one, and so on to the end of the part. */
  private boolean starMatches(int rest, String name, int start) {
    for (int at = start; ; at++) {
      if (matches(rest, name, at)) {
        return true;
      }
      if (at == name.length() || name.charAt(at) == '.') {
        return false;
      }
    }
  }

  /** The rest of the pattern, after this dot and after each that follows. */
  private boolean dotsMatch(int rest, String name, int dot) {
    for (int at = dot; at >= 0; at = name.indexOf('.', at + 1)) {
      if (matches(rest, name, at + 1)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamePattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
