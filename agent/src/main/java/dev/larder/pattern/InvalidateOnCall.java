package dev.larder.pattern;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.EntryName;
import dev.larder.invalidation.Invalidator;
import dev.larder.metrics.Recorder;
import dev.larder.transaction.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs the method, then drops the entries that it made out of date; also when it throws, since one
 * more miss is cheap and a lost invalidation is not. The keys are taken from the arguments as they
 * came, before the body may change them. A result that completes later drops them when it does;
 * until then nothing of them is served or kept in this JVM, since others that wait for its
 * completion may hear of it first. In a transaction they are dropped once it has committed.
 *
 * @param names the entries to drop, each from the call's arguments
 * @param transactions those that the method may run in
 */
public record InvalidateOnCall(
    List<EntryName> names, Invalidator invalidator, Transactions transactions, Recorder recorder)
    implements Plan {

  @Override
  public @Nullable Object enter(Object arguments) {
    List<String> keys = new ArrayList<>(names.size());
    for (EntryName name : names) {
      try {
        keys.add(name.of(arguments));
      } catch (Throwable fault) {
        recorder.fault("no key for an invalidation: " + fault);
      }
    }
    transactions.leave(keys); // what the body reads after its writes is its own
    return keys;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    List<String> keys = (List<String>) ticket;
    try {
      if (result instanceof CompletionStage<?> later) {
        dropAtCompletion(keys, later);
      } else if (transactions.leave(keys)) {
        invalidator.dropHere(keys);
        recorder.invalidated(keys.size());
      } else {
        drop(keys, true);
      }
    } catch (Throwable fault) {
      recorder.fault(fault.toString());
    }
  }

  private void dropAtCompletion(List<String> keys, CompletionStage<?> later) {
    Runnable release = invalidator.hold(keys);
    try {
      later.whenComplete(
          (value, fault) -> {
            drop(keys, false);
            release.run();
          });
    } catch (RuntimeException | Error unusable) {
      drop(keys, true);
      release.run();
      throw unusable;
    }
  }

  private void drop(List<String> keys, boolean awaited) {
    if (awaited) {
      invalidator.invalidate(keys);
    } else {
      invalidator.send(keys);
    }
    recorder.invalidated(keys.size());
  }
}
