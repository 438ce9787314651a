package dev.larder.later;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is asked where no entry is there. */
interface Origin {
  /** Begins the work; throws what the application throws, and may return nothing at all. */
  @Nullable CompletionStage<?> start() throws Throwable;

  /** Whether what it was asked for is still what the call's key says. */
  default boolean isAsKeyed(String key) {
    return true;
  }
}
