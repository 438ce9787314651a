package dev.larder.key.text;

/**
 * An argument of an open type turned out to have no stable text, so that this call has no key. The
 * caller runs the method without the cache. Cheap: no stack trace.
 */
public final class UnstableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong with the value. */
  public UnstableKeyException(String message) {
    super(message, null, false, false);
  }
}
