package dev.larder.config.source;

import org.jspecify.annotations.Nullable;

/**
 * Text of a file and where it stands, for what is found wrong with it later.
 *
 * @param text with variables substituted; may hold a secret
 * @param written as it stands in the file
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there
 */
public record Located(String text, String written, int line, int column, String path) {
  /** Text without variables. */
  public Located(String text, int line, int column, String path) {
    this(text, text, line, column, path);
  }

  /** The text, which is never empty; an empty one where there is none. */
  public static String textOf(@Nullable Located located) {
    return located == null ? "" : located.text;
  }

  /**
   * A problem in this place. Where variables were replaced it is told without its words, since
   * these may show what replaced them.
   */
  public Problem problem(String file, String what, String cure) {
    return !hasVariables()
        ? remark(file, what, cure)
        : remark(
            file,
            "\"" + written + "\" is wrong once its variables are replaced",
            "correct what they stand for");
  }

  /**
   * This place, for problems whose words may show what another text says: told without these words
   * where variables were replaced there.
   */
  public Located about(Located other) {
    return other.hasVariables() ? new Located(other.text, other.written, line, column, path) : this;
  }

  /** A part of the text, in the same place. */
  public Located part(String some) {
    return new Located(some, hasVariables() ? written : some, line, column, path);
  }

  private boolean hasVariables() {
    return !text.equals(written);
  }

  /** A problem in this place, in words that show nothing of the text. */
  public Problem remark(String file, String what, String cure) {
    return new Problem(file, line, column, path, what, cure);
  }

  /** The place alone, since the text may hold a secret. */
  @Override
  public String toString() {
    return line + ":" + column + " " + path;
  }
}
