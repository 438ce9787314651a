package dev.larder.explain.given;

/** What was given does not fit a method; the message says why and what to do. */
public final class UnusableException extends Exception {
  private static final long serialVersionUID = 1;

  /** For this reason. */
  public UnusableException(String reason) {
    super(reason, null, false, false);
  }
}
