package dev.larder.later.reactive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Results as Reactor is to be told of them: of a {@code CompletionException} it tells its
 * subscribers the cause alone, so an application's own is wrapped in another one.
 */
final class Told {
  private Told() {}

  /** The same, cancelled with it. */
  @SuppressWarnings("FutureReturnValueIgnored") // each of the two ends with the other
  static CompletableFuture<@Nullable Object> of(CompletableFuture<?> given) {
    CompletableFuture<@Nullable Object> told = new CompletableFuture<>();
    given.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            told.complete(value);
          } else {
            told.completeExceptionally(
                thrown instanceof CompletionException ? new CompletionException(thrown) : thrown);
          }
        });
    told.whenComplete(
        (value, thrown) -> {
          if (told.isCancelled()) {
            given.cancel(true);
          }
        });
    return told;
  }
}
