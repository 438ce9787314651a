package dev.larder.codec.graph;

import java.io.IOException;
import java.util.Set;

/** One class of values: how their contents are written and read. Thread-safe once built. */
interface Node {
  /** Of every value. */
  Class<?> type();

  /** Whether a value is one of these. */
  boolean holds(Object value);

  /** Whether two references to one value are more than references to two equal ones. */
  boolean isTracked();

  /** Whether a value is there before its contents are, so that these can lead back to it. */
  boolean isEarly();

  /**
   * Writes the contents.
   *
   * @param id the value's number, without meaning where it is not tracked
   */
  void write(Object value, int id, GraphWriter out) throws IOException;

  /**
   * Reads the contents, from the current token on; leaves the token after them current, that of an
   * untracked value its last.
   */
  Object read(int id, GraphReader in) throws IOException;

  /** Adds a stable text of the structure; {@code seen} ends recursion. */
  void describe(StringBuilder text, Set<String> seen);
}
