package dev.larder.engine.entry;

/** A result cannot be cached; the message says what would be lost and where in the value. */
public final class RefusedValueException extends Exception {
  private static final long serialVersionUID = 1;

  /** A refusal for this reason. */
  public RefusedValueException(String reason) {
    super(reason, null, false, false);
  }
}
