package dev.larder.pattern;

import dev.larder.engine.Plan;
import dev.larder.engine.entry.EntryName;
import dev.larder.invalidation.Invalidator;
import dev.larder.invalidation.Targets;
import dev.larder.invalidation.life.RuleLives;
import dev.larder.later.reactive.Subscriptions;
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
 * completion may hear of it first; for a minute at most, since some results never come. One that is
 * only a description of the work does so at each subscription, beside the call. In a transaction
 * they are dropped once it has committed, whatever else the rule says: what the transaction's own
 * thread loads meanwhile is not to be kept.
 *
 * @param names the keys of what to drop, entries, versions and patterns, each from the call's
 *     arguments
 * @param transactions those that the method may run in
 * @param subscriptions to the method's results, null where they are none to subscribe to
 * @param known what each call takes along
 */
public record InvalidateOnCall(
    List<EntryName> names,
    Moment moment,
    Invalidator invalidator,
    Transactions transactions,
    Recorder recorder,
    @Nullable Subscriptions subscriptions,
    RuleLives.Known known)
    implements Plan {
  /** A plan by the rules of this moment. */
  public InvalidateOnCall(
      List<EntryName> names,
      Moment moment,
      Invalidator invalidator,
      Transactions transactions,
      Recorder recorder,
      @Nullable Subscriptions subscriptions) {
    this(names, moment, invalidator, transactions, recorder, subscriptions, invalidator.known());
  }

  /** When keys are dropped. */
  public enum Moment {
    /** When the method has ended, in a transaction once it has committed. */
    AFTER_COMMIT,
    /** When the method has ended, in a transaction once more when it has committed. */
    AFTER,
    /** Before the method runs, in a transaction once more when it has committed. */
    BEFORE
  }

  private record Entered(List<String> keys, Object began) {}

  @Override
  public @Nullable Object enter(Object arguments) {
    List<String> keys = new ArrayList<>(names.size() + 1);
    for (EntryName name : names) {
      try {
        keys.add(name.of(arguments));
      } catch (Throwable fault) {
        recorder.fault("no key for an invalidation: " + fault);
      }
    }
    keys.add(known.text());
    transactions.leave(keys); // what the body reads after its writes is its own
    return new Entered(keys, transactions.began());
  }

  @Override
  public void goOn() {
    known.renew();
  }

  @Override
  public void begin(Object ticket) {
    if (moment == Moment.BEFORE) {
      try {
        drop(((Entered) ticket).keys(), true);
      } catch (Throwable fault) {
        invalidator.dropSoon(((Entered) ticket).keys());
        recorder.fault(fault.toString());
      }
    }
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Entered entered = (Entered) ticket;
    List<String> keys = entered.keys();
    try {
      if (moment == Moment.BEFORE) {
        leave(entered);
      } else if (result instanceof CompletionStage<?> later) {
        dropAtCompletion(keys, later);
      } else if (!leave(entered) || moment == Moment.AFTER) {
        drop(keys, true);
      } else {
        recorder.invalidated(Targets.keys(keys).size());
      }
    } catch (Throwable fault) {
      invalidator.dropSoon(keys);
      recorder.fault(fault.toString());
    }
  }

  /**
   * After a body that returned something that is there by now: drops all keys, but one that is
   * replaced instead, in a transaction once it has committed.
   *
   * @param replacement of that one; counts it among what is dropped where it is not done
   */
  void exit(Object ticket, Transactions.Replacement replacement) {
    Entered entered = (Entered) ticket;
    List<String> keys = entered.keys();
    List<String> others = new ArrayList<>(keys);
    others.remove(replacement.key());
    try {
      if (moment == Moment.AFTER && leave(entered)) {
        drop(keys, true);
        return;
      }
      switch (transactions.leave(keys, entered.began(), replacement)) {
        case NOWHERE -> {
          replacement.begin(List.of());
          invalidator.invalidate(replacement.isDone() ? others : keys);
          recorder.invalidated(Targets.keys(others).size());
        }
        case IN_DOUBT -> drop(keys, true);
        case DROPPED -> left(keys, keys);
        case REPLACED -> left(keys, others);
      }
    } catch (Throwable fault) {
      invalidator.dropSoon(keys);
      recorder.fault(fault.toString());
    }
  }

  private void left(List<String> keys, List<String> counted) {
    invalidator.dropHere(keys);
    recorder.invalidated(Targets.keys(counted).size());
  }

  @Override
  public @Nullable Object leave(
      Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    exit(ticket, result, thrown);
    if (subscriptions == null || result == null) {
      return result;
    }
    List<String> keys = ((Entered) ticket).keys();
    try {
      return subscriptions.around(result, () -> begin(keys));
    } catch (Throwable fault) {
      recorder.fault("its entries are not dropped when its work is done: " + fault);
      return result;
    }
  }

  /** A subscription begins; what it returns drops the keys. */
  private Runnable begin(List<String> keys) {
    Runnable release = invalidator.await(keys, this::tellOverdue);
    return () -> dropAndRelease(keys, false, release);
  }

  /** Whether a transaction has taken the keys. */
  private boolean leave(Entered entered) {
    boolean left = transactions.leave(entered.keys(), entered.began());
    if (left) {
      invalidator.dropHere(entered.keys());
    }
    return left;
  }

  private void dropAtCompletion(List<String> keys, CompletionStage<?> later) {
    Runnable release = invalidator.await(keys, this::tellOverdue);
    try {
      later.whenComplete((value, fault) -> dropAndRelease(keys, false, release));
    } catch (RuntimeException | Error unusable) {
      dropAndRelease(keys, true, release);
      throw unusable;
    }
  }

  private void dropAndRelease(List<String> keys, boolean awaited, Runnable release) {
    try {
      drop(keys, awaited);
    } catch (Throwable fault) {
      invalidator.dropSoon(keys);
      recorder.fault(fault.toString());
    } finally {
      release.run();
    }
  }

  private void tellOverdue() {
    recorder.fault(
        "a result has not completed in a minute; its keys are dropped now and when it completes, and"
            + " cached in between");
  }

  private void drop(List<String> keys, boolean awaited) {
    if (awaited) {
      invalidator.invalidate(keys);
    } else {
      invalidator.send(keys);
    }
    recorder.invalidated(Targets.keys(keys).size());
  }
}
