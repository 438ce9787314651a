package dev.larder.later.reactive;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What there is to do with the publishers of one class of an application's Reactor. */
public interface Publishers {
  /**
   * A publisher that asks at each subscription. One within a transaction is left alone: what it
   * would load may never be committed.
   *
   * @param publisher what is asked for anew, with the subscriber's context
   * @param subscribed from the origin of one subscription to what its subscriber has; null: the
   *     origin itself
   */
  @Nullable Object each(
      Object publisher, Function<Origin, @Nullable CompletableFuture<?>> subscribed);
}
