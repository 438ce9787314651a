package dev.larder.store;

/**
 * Why a store could not do what it was asked. Carries no stack trace: it is made where a call must
 * cost nothing, and its message says it all, without secrets, keys or values.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message, null, false, false);
  }
}
