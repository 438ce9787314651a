package dev.larder.key.glob;

import dev.larder.key.KeyTemplate;
import dev.larder.key.Part;
import dev.larder.key.Part.Literal;
import dev.larder.key.text.StableText;
import java.util.List;

/**
 * Texts with wildcards. Inside Larder, three characters that no text of a key has stand for them,
 * so that a {@code *} or {@code ?} of a value stays what it is. Stateless.
 */
public final class Glob {
  /** Any characters, or none. */
  static final char MANY = '\uE000';

  /** Any one character. */
  static final char ONE = '\uE001';

  /** Any characters that the text of a value may have, or none. */
  static final char VALUE = '\uE002';

  private static final int END = -1;

  /** More than this is not compared: two texts of a thousand characters. */
  private static final int MOST_STEPS = 1_000_000;

  private Glob() {}

  /** What users write, with the wildcards in their place. */
  static String of(String text) {
    return text.replace('*', MANY).replace('?', ONE);
  }

  /** As {@code MATCH} of Redis and users write it; what is no wildcard there is escaped. */
  public static String shown(String glob) {
    StringBuilder shown = new StringBuilder(glob.length() + 8);
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == MANY || c == ONE || c == VALUE) {
        shown.append(c == ONE ? '?' : '*');
      } else {
        shown.append("*?[\\".indexOf(c) < 0 ? "" : "\\").append(c);
      }
    }
    return shown.toString();
  }

  /** The keys of a template: any text of a value in the place of each placeholder. */
  public static String of(KeyTemplate key) {
    return text(key.parts(), VALUE);
  }

  /** Parts of a template with any text in the place of each placeholder. */
  static String loose(List<Part> parts) {
    return text(parts, MANY);
  }

  private static String text(List<Part> parts, char wildcard) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      text.append(part instanceof Literal literal ? literal.text() : String.valueOf(wildcard));
    }
    return text.toString();
  }

  /** Whether keys of a template can begin with anything. */
  public static boolean isOpen(KeyTemplate key) {
    return of(key).charAt(0) == VALUE;
  }

  /** Whether keys of a template can begin with the name of a method and a colon. */
  public static boolean canBeOfMethods(KeyTemplate key) {
    String text = of(key);
    String name = text.substring(0, text.indexOf(':') + 1);
    return name.indexOf(VALUE) >= 0 || name.indexOf('.') > 0;
  }

  /** Whether a text is one of those that are meant. */
  public static boolean matches(String glob, String text) {
    boolean ofBoth = glob.indexOf(VALUE) >= 0 && glob.indexOf(MANY) >= 0;
    return ofBoth ? meet(glob, text) : matches(glob, text, 0);
  }

  /**
   * Whether the rest of a text is, by wildcards for any characters or by those for a value's, not
   * both. Takes no more than the product of both lengths. What a run cannot take no run before it
   * can, so that the last one alone is tried again.
   */
  static boolean matches(String glob, String text, int from) {
    int at = 0;
    int in = from;
    int afterRun = -1;
    int retry = 0;
    while (in < text.length()) {
      int wanted = at(glob, at);
      if (isRun(wanted)) {
        afterRun = ++at;
        retry = in;
      } else if (wanted == ONE || wanted == text.charAt(in)) {
        at++;
        in++;
      } else if (afterRun >= 0 && takes(glob.charAt(afterRun - 1), text.charAt(retry))) {
        at = afterRun;
        in = ++retry;
      } else {
        return false;
      }
    }
    while (at < glob.length() && isRun(glob.charAt(at))) {
      at++;
    }
    return at == glob.length();
  }

  /** Whether some text is meant by both; true where that would take too long to find out. */
  public static boolean meet(String one, String other) {
    if (!beginAlike(one, other)) {
      return false;
    }
    if ((long) one.length() * other.length() > MOST_STEPS) {
      return true;
    }
    boolean[] below = new boolean[other.length() + 1];
    for (int i = one.length(); i >= 0; i--) {
      boolean[] row = new boolean[other.length() + 1];
      for (int j = other.length(); j >= 0; j--) {
        row[j] = meet(at(one, i), at(other, j), below, row, j);
      }
      below = row;
    }
    return below[0];
  }

  /** False where the text before every wildcard tells: there may be thousands of pairs. */
  private static boolean beginAlike(String one, String other) {
    for (int i = 0; ; i++) {
      int a = at(one, i);
      int b = at(other, i);
      if (isRun(a) || isRun(b) || (a == END && b == END)) {
        return true;
      }
      if (a != b && (a == END || b == END || (a != ONE && b != ONE))) {
        return false;
      }
    }
  }

  /** Whether the rests meet, by the rests that are one shorter. */
  private static boolean meet(int a, int b, boolean[] below, boolean[] row, int j) {
    if (a == END && b == END) {
      return true;
    }
    if (isRun(a) || isRun(b)) {
      return (a != END && (isRun(a) || takes(b, a)) && below[j])
          || (b != END && (isRun(b) || takes(a, b)) && row[j + 1]);
    }
    return a != END && b != END && (a == b || a == ONE || b == ONE) && below[j + 1];
  }

  private static boolean isRun(int c) {
    return c == MANY || c == VALUE;
  }

  private static boolean takes(int run, int c) {
    return run == MANY || c == ONE || !endsValue((char) c);
  }

  /** Whether the text of no value has this character. */
  static boolean endsValue(char c) {
    return !StableText.isBare(c) && c != '~' && c != '%' && StableText.STRUCTURE.indexOf(c) < 0;
  }

  private static int at(String text, int place) {
    return place < text.length() ? text.charAt(place) : END;
  }
}
