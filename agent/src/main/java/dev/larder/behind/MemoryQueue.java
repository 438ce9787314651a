package dev.larder.behind;

import dev.larder.store.WriteQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls that wait in this JVM, and end with it. Thread-safe. */
final class MemoryQueue implements WriteQueue {
  private final long most;
  private final TreeMap<String, Waiting> waiting = new TreeMap<>(); // guarded by itself
  private long count; // guarded by waiting

  MemoryQueue(long most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Answer> append(Waiting call) {
    synchronized (waiting) {
      if (waiting.size() >= (call.kind() == Kind.CALL ? most : 2 * most)) {
        return CompletableFuture.completedFuture(Answer.FULL);
      }
      waiting.put(String.format(Locale.ROOT, "%019d", ++count), call);
      return CompletableFuture.completedFuture(Answer.QUEUED);
    }
  }

  @Override
  public CompletionStage<List<Queued>> after(String place, int most) {
    List<Queued> found = new ArrayList<>();
    synchronized (waiting) {
      for (Map.Entry<String, Waiting> each : waiting.tailMap(place, false).entrySet()) {
        if (found.size() == most) {
          break;
        }
        found.add(new Queued(each.getKey(), each.getValue()));
      }
    }
    return CompletableFuture.completedFuture(found);
  }

  @Override
  public CompletionStage<Void> remove(List<String> places) {
    Set<String> these = new HashSet<>(places);
    synchronized (waiting) {
      waiting.keySet().removeAll(these);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Long> size() {
    synchronized (waiting) {
      return CompletableFuture.completedFuture((long) waiting.size());
    }
  }

  /** Nobody else has it. */
  @Override
  public CompletionStage<Boolean> lease(long millis) {
    return CompletableFuture.completedFuture(true);
  }
}
