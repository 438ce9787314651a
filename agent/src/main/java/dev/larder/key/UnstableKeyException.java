package dev.larder.key;

/**
 * An argument of an open type turned out to have no stable text, so that this call has no key. The
 * caller runs the method without the cache. Cheap: no stack trace.
 */
public final class UnstableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnstableKeyException(String message) {
    super(message, null, false, false);
  }
}
