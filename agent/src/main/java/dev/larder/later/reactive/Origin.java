package dev.larder.later.reactive;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is asked where no entry is there. */
public interface Origin {
  /** Begins the work; throws what the application throws, and may return nothing at all. */
  @Nullable CompletionStage<?> start() throws Throwable;

  /**
   * What it began may go on: whoever keeps its result waits for it by now.
   *
   * @param kept whether anybody keeps it
   */
  default void goOn(boolean kept) {}

  /** Whether what it was asked for is still what the call's key says. */
  default boolean isAsKeyed(String key) {
    return true;
  }
}
