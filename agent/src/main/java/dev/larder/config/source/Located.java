package dev.larder.config.source;

/**
 * Text of a file and where it stands, for what is found wrong with it later.
 *
 * @param text with variables substituted; may hold a secret
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there
 */
public record Located(String text, int line, int column, String path) {
  /** A problem in this place. */
  public Problem problem(String file, String what, String cure) {
    return new Problem(file, line, column, path, what, cure);
  }

  /** The place alone, since the text may hold a secret. */
  @Override
  public String toString() {
    return line + ":" + column + " " + path;
  }
}
