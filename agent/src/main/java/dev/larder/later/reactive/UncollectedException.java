package dev.larder.later.reactive;

import org.jspecify.annotations.Nullable;

/** The elements of a publisher were not all seen, and it did not fail. */
public final class UncollectedException extends Exception {
  private static final long serialVersionUID = 1L;

  UncollectedException(@Nullable String reason) {
    super(reason, null, false, false);
  }

  /** Why they never will be; null where another subscription may see them. */
  public @Nullable String reason() {
    return getMessage();
  }
}
