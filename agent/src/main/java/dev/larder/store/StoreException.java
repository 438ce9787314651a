package dev.larder.store;

import java.util.List;

/**
 * Why a store could not do what it was asked. Carries no stack trace: it is made where a call must
 * cost nothing, and its message says it all, without secrets, keys or values.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> undone;

  /** Of all that it was asked. */
  public StoreException(String message) {
    this(message, List.of());
  }

  /**
   * Of a part of what it was asked.
   *
   * @param undone the keys of which it could not; not empty
   */
  public StoreException(String message, List<String> undone) {
    super(message, null, false, false);
    this.undone = undone;
  }

  /** The keys of which it could not do it; empty for all. */
  public List<String> undone() {
    return undone;
  }
}
