package dev.larder.resilience;

import dev.larder.store.WriteQueue;
import dev.larder.time.Ticker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A queue that calls are kept from while its store keeps refusing, so that they run at once and
 * wait for nothing. A full queue is one that answers. Thread-safe.
 *
 * @param breaker that of stores to where the queue is
 */
public record GuardedQueue(WriteQueue queue, Supplier<CircuitBreaker> breaker, Ticker ticker)
    implements WriteQueue {
  @Override
  public CompletionStage<Answer> append(Waiting call) {
    CircuitBreaker puts = breaker.get();
    if (!puts.tryAcquire(ticker.nanos())) {
      return CompletableFuture.completedFuture(Answer.REFUSED);
    }
    return queue
        .append(call)
        .thenApply(
            answer -> {
              if (answer == Answer.UNKNOWN || answer == Answer.REFUSED) {
                puts.onFailure(ticker.nanos());
              } else {
                puts.onSuccess();
              }
              return answer;
            });
  }

  @Override
  public CompletionStage<List<Queued>> after(String place, int most) {
    return queue.after(place, most);
  }

  @Override
  public CompletionStage<Void> remove(List<String> places) {
    return queue.remove(places);
  }

  @Override
  public CompletionStage<Long> size() {
    return queue.size();
  }

  @Override
  public CompletionStage<Boolean> lease(long millis) {
    return queue.lease(millis);
  }
}
