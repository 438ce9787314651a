package dev.larder.later.reactive;

import dev.larder.codec.Sharing;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One subscription to a {@code Flux} whose elements are kept on their way to the subscriber. One
 * that the subscriber could change is held back until all have been kept; so are those behind it.
 * Its signals come one after the other; the rest is thread-safe.
 */
final class Collecting implements Origin {
  /** A Flux of more elements is not kept. */
  private static final int MOST_ELEMENTS = 10_000;

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(45);

  /** How its subscriber gets its elements, if not as a list of them. */
  enum Way {
    /** They pass by this. */
    KEPT,
    /** From the Flux itself. */
    LEFT
  }

  private final Ticker ticker;
  private final CompletableFuture<@Nullable Object> way = new CompletableFuture<>();
  private final CompletableFuture<List<Object>> collected = new CompletableFuture<>();
  private final long beganNanos;
  private List<Object> elements = new ArrayList<>();
  private boolean holds;

  Collecting(Ticker ticker) {
    this.ticker = ticker;
    beganNanos = ticker.nanos();
  }

  /** A {@link Way}, a list, or what another subscriber's origin threw. */
  CompletableFuture<@Nullable Object> way() {
    return way;
  }

  /** Its subscriber has this unless its own origin is begun. */
  @SuppressWarnings("FutureReturnValueIgnored") // one ends the other
  void orElse(CompletableFuture<?> given) {
    given.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            way.complete(value);
          } else {
            way.completeExceptionally(thrown);
          }
        });
  }

  @Override
  public CompletionStage<?> start() {
    return collected;
  }

  @Override
  public void goOn(boolean kept) {
    way.complete(kept ? Way.KEPT : Way.LEFT);
  }

  /**
   * An element has come.
   *
   * @return whether it may pass, and those that were held back before it
   */
  boolean next(Object element) {
    if (collected.isDone()) {
      return true;
    }
    if (elements.size() == MOST_ELEMENTS) {
      leave("a Flux of more than " + MOST_ELEMENTS + " elements");
      return true;
    }
    if (ticker.nanos() - beganNanos > LONGEST_NANOS) {
      leave(null);
      return true;
    }
    elements.add(element);
    holds |= !Sharing.isDeeplyImmutable(element);
    return !holds;
  }

  /** All elements have come. */
  void end(@Nullable Throwable thrown) {
    if (thrown == null) {
      collected.complete(elements);
    } else {
      collected.completeExceptionally(thrown);
    }
  }

  /**
   * Its elements are not kept.
   *
   * @param reason why they never will be; null where another subscription may be
   */
  void leave(@Nullable String reason) {
    if (!collected.isDone()) {
      collected.completeExceptionally(new UncollectedException(reason));
    }
    elements = new ArrayList<>();
  }
}
