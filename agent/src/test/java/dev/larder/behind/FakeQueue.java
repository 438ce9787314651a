package dev.larder.behind;

import dev.larder.store.WriteQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Remembers what it was told, and answers as it is told. */
final class FakeQueue implements WriteQueue {
  Answer answer = Answer.QUEUED;
  @Nullable CompletableFuture<Answer> next;
  private final List<String> told = new ArrayList<>();

  List<String> told() {
    return told;
  }

  void clear() {
    told.clear();
  }

  @Override
  public CompletionStage<Answer> append(Waiting call) {
    told.add(call.kind() + " " + call.key() + " " + call.id());
    CompletableFuture<Answer> now = next;
    next = null;
    return now == null ? CompletableFuture.completedFuture(answer) : now;
  }

  @Override
  public CompletionStage<List<Queued>> after(String place, int most) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletionStage<Void> remove(List<String> places) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Long> size() {
    return CompletableFuture.completedFuture(0L);
  }

  @Override
  public CompletionStage<Boolean> lease(long millis) {
    return CompletableFuture.completedFuture(true);
  }
}
