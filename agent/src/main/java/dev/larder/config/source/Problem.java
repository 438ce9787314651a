package dev.larder.config.source;

/**
 * One mistake in a file.
 *
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there, as in {@code rules.product.ttl}; empty for the file itself
 * @param what is wrong
 * @param cure what to do
 */
public record Problem(String file, int line, int column, String path, String what, String cure)
    implements Comparable<Problem> {
  private static final int MAX_CHARS = 1_000;

  /** Keeps each part to one line of bounded length, whatever the file quotes itself with. */
  public Problem {
    path = inOneLine(path);
    what = inOneLine(what);
    cure = inOneLine(cure);
  }

  private static String inOneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_CHARS); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    return line.append(text.length() > MAX_CHARS ? "..." : "").toString();
  }

  /** Line breaks, control characters, and those that turn the direction of writing. */
  private static boolean isHidden(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** By place alone. */
  @Override
  public int compareTo(Problem other) {
    int lines = Integer.compare(line, other.line);
    return lines != 0 ? lines : Integer.compare(column, other.column);
  }

  /** {@code FILE:LINE:COLUMN PATH: what; cure}. */
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column;
    return place + (path.isEmpty() ? "" : " " + path) + ": " + what + "; " + cure;
  }
}
