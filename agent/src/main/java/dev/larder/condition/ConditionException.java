package dev.larder.condition;

/** A condition that cannot be used: what is wrong, where, and what to write instead. */
public final class ConditionException extends Exception {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final String cure;

  ConditionException(String what, String cure, int offset) {
    super(what);
    this.offset = offset;
    this.cure = cure;
  }

  /** Where in the condition, counted in chars from 0. */
  public int offset() {
    return offset;
  }

  /** What to write instead. */
  public String cure() {
    return cure;
  }
}
