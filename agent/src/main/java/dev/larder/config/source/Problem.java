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
