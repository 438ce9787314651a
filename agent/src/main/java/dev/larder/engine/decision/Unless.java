package dev.larder.engine.decision;

import org.jspecify.annotations.Nullable;

/** Which results a rule does not keep. Thread-safe; never throws. */
@FunctionalInterface
public interface Unless {
  /** All results are kept. */
  Unless NEVER = (arguments, result) -> false;

  /**
   * Whether a result is handed to those who wait for it and not stored.
   *
   * @param arguments receiver (unless static) and arguments of the call, null where the condition
   *     does not ask for them
   */
  boolean holds(Object @Nullable [] arguments, @Nullable Object result);
}
