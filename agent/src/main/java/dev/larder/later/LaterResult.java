package dev.larder.later;

import dev.larder.engine.ReadPlan;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.flight.Flight;
import dev.larder.later.reactive.UncollectedException;
import dev.larder.store.StackRoom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What one caller has: a future of its own, so that what it does with it, or to it, is nothing to
 * others. What the origin brings is made ready for others before the caller has it. Thread-safe.
 *
 * @param plan whose loads are bound to no thread
 */
record LaterResult(
    ReadPlan plan, LaterThreads threads, CompletableFuture<@Nullable Object> future) {
  private static final long LONGEST_LOAD_MILLIS =
      TimeUnit.NANOSECONDS.toMillis(EntryFormat.LONGEST_LOAD_NANOS);

  LaterResult(ReadPlan plan, LaterThreads threads) {
    this(plan, threads, new CompletableFuture<>());
  }

  void complete(Hit hit) {
    try {
      future.complete(hit.get());
    } catch (Throwable thrown) { // another caller's load threw it
      future.completeExceptionally(thrown);
    }
  }

  /** The origin threw before it had begun anything. */
  void fail(@Nullable Flight mine, Throwable thrown) {
    if (mine != null) {
      plan.exit(mine, null, thrown);
    }
    future.completeExceptionally(thrown);
  }

  /**
   * Completes with what the origin has begun, once it is kept; no thread waits. A flight whose
   * result does not come ends when that could not be stored any more.
   *
   * @param mine null where nothing is to be kept
   */
  void completeWith(CompletionStage<?> stage, @Nullable Flight mine) {
    AtomicBoolean flies = new AtomicBoolean(mine != null);
    CompletableFuture<Boolean> come = new CompletableFuture<>();
    stage.whenComplete(
        (value, thrown) -> {
          try {
            StackRoom.ensure(); // whoever completes it may be deep in its stack
            if (mine != null && flies.getAndSet(false)) {
              land(mine, value, thrown);
            }
            come.complete(true);
          } finally {
            end(value, thrown);
          }
        });
    if (mine != null && !come.isDone()) {
      var unused = come.thenRun(threads.after(LONGEST_LOAD_MILLIS, () -> giveUp(mine, flies)));
    }
    passCancellationOn(stage, mine);
  }

  private void land(Flight mine, @Nullable Object value, @Nullable Throwable thrown) {
    if (!(thrown instanceof UncollectedException uncollected)) {
      plan.exit(mine, value, thrown);
    } else if (uncollected.reason() == null) {
      plan.abandon(mine);
    } else {
      plan.refuse(mine, uncollected.reason());
    }
  }

  private void giveUp(Flight mine, AtomicBoolean flies) {
    if (flies.getAndSet(false)) {
      plan.abandon(mine);
    }
  }

  private void end(@Nullable Object value, @Nullable Throwable thrown) {
    if (thrown == null) {
      future.complete(value);
    } else {
      future.completeExceptionally(thrown);
    }
  }

  /** To cancel the result is to cancel the origin's, unless others wait for it. */
  private void passCancellationOn(CompletionStage<?> stage, @Nullable Flight mine) {
    if (stage instanceof Future<?> origins) {
      var unused =
          future.whenComplete(
              (value, thrown) -> {
                if (future.isCancelled()
                    && !origins.isDone()
                    && (mine == null || mine.closeUnlessFollowed())) {
                  origins.cancel(true);
                }
              });
    }
  }
}
