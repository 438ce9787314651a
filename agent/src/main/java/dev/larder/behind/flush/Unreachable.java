package dev.larder.behind.flush;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A queue does not answer. */
public final class Unreachable extends Exception {
  private static final long serialVersionUID = 1;

  /** Longer than any of its own deadlines. */
  private static final long PATIENCE_SECONDS = 10;

  private Unreachable(String message) {
    super(message, null, false, false);
  }

  /** Waits for an answer. */
  static <T> T await(CompletionStage<T> asked) throws Unreachable {
    try {
      return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    } catch (ExecutionException fault) {
      throw new Unreachable(String.valueOf(fault.getCause()));
    } catch (TimeoutException late) {
      throw new Unreachable("no answer");
    }
  }
}
