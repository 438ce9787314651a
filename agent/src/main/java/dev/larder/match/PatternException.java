package dev.larder.match;

/** Text that is no method pattern: what is wrong with it, where, and what to write instead. */
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final String cure;

  PatternException(String what, String cure, int offset) {
    super(what);
    this.offset = offset;
    this.cure = cure;
  }

  /** Where in the pattern, counted in chars from 0. */
  public int offset() {
    return offset;
  }

  /** What to write instead. */
  public String cure() {
    return cure;
  }
}
