package dev.larder.key.function;

import org.jspecify.annotations.Nullable;

/** What a placeholder makes of a value that is not null. Thread-safe. */
public interface KeyFunction {
  /** Why it does not take values of a static type, as a sentence; null where it does. */
  @Nullable String refusal(Class<?> type);

  /** The static type of what it gives. */
  Class<?> result();

  /**
   * Applies it.
   *
   * @throws dev.larder.key.text.UnstableKeyException if a value of an open type turns out not to be
   *     one that it takes
   */
  @Nullable Object apply(Object value);
}
