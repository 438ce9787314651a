package dev.larder.behind;

import dev.larder.behind.call.BehindMethod;
import dev.larder.engine.Plan;
import dev.larder.engine.entry.Hit;
import dev.larder.engine.entry.RefusedValueException;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Waiting;
import dev.larder.transaction.Transactions;
import dev.larder.transaction.Transactions.AtCommit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls wait in a queue, and returns as soon as they do; in a transaction from its commit on.
 * A call with an argument that cannot be kept runs at once, on its caller, and so does one in a
 * transaction that does not tell of its end, and wherever the queue does not say that it has it.
 * Thread-safe.
 *
 * @param jvm tells this JVM from others
 * @param born before the number of any call that this lets wait
 */
record Queueing(
    BehindMethod method,
    Overtaken overtaken,
    Transactions transactions,
    Recorder recorder,
    String jvm,
    long born)
    implements Plan {
  private static final AtomicLong COUNT = new AtomicLong();

  Queueing(
      BehindMethod method,
      Overtaken overtaken,
      Transactions transactions,
      Recorder recorder,
      String jvm) {
    this(method, overtaken, transactions, recorder, jvm, COUNT.incrementAndGet());
  }

  /**
   * A call that runs at once.
   *
   * @param mayWait whether it may wait all the same
   */
  private record AtOnce(Waiting call, boolean mayWait) {}

  @Override
  public Object enter(Object input) {
    Call call = (Call) input;
    String key = (String) call.values();
    method.see(call.arguments());
    if (overtaken.has(key)) {
      return atOnce(waiting(key, List.of(), null), false);
    }
    Waiting waiting;
    try {
      Object receiver = method.isStatic() ? null : call.arguments()[0];
      waiting = waiting(key, method.format().encode(call.arguments()), receiver);
    } catch (RefusedValueException refused) {
      recorder.fault("ran at once: " + refused.getMessage());
      return atOnce(waiting(key, List.of(), null), false);
    }
    return switch (transactions.atCommit(place(waiting), () -> overtaken.keep(waiting))) {
      case LEFT -> Hit.of(null);
      case UNSURE -> atOnce(waiting, false);
      case NO_TRANSACTION -> queued(waiting);
    };
  }

  private Object queued(Waiting waiting) {
    Answer answer;
    try {
      answer = overtaken.answer(waiting);
    } catch (RuntimeException | Error fault) {
      recorder.fault("ran at once: " + fault);
      answer = Answer.UNKNOWN;
    }
    return answer == Answer.QUEUED ? Hit.of(null) : atOnce(waiting, answer == Answer.UNKNOWN);
  }

  private Waiting waiting(String key, List<byte[]> arguments, @Nullable Object receiver) {
    return new Waiting(
        method.name(),
        key,
        jvm + "." + COUNT.incrementAndGet(),
        Kind.CALL,
        arguments,
        "",
        receiver);
  }

  /**
   * What a later call of the same transaction takes: one that it makes needless is not to be in the
   * queue even for a moment, in which it might run.
   */
  private Object place(Waiting call) {
    return method.merge().isLast() ? List.of(call.method(), call.key()) : call.id();
  }

  private AtOnce atOnce(Waiting call, boolean mayWait) {
    recorder.bypass();
    if (mayWait) {
      overtaken.withdraw(call);
    }
    return new AtOnce(call, mayWait);
  }

  /** What a transaction that tells nothing has overtaken is not known: older calls may yet run. */
  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    AtOnce atOnce = (AtOnce) ticket;
    if (thrown != null || !method.merge().isLast()) {
      return;
    }
    try {
      Waiting later = waiting(atOnce.call.key(), List.of(), null);
      if (transactions.atCommit(place(later), () -> overtaken.overtake(later, false))
          == AtCommit.NO_TRANSACTION) {
        overtaken.overtake(later, !atOnce.mayWait);
      }
    } catch (RuntimeException | Error fault) {
      recorder.fault(fault.toString());
    }
  }

  /** A call has run that nobody had asked about, before any that this lets wait. */
  void ranUnseen(String key, @Nullable Throwable thrown) {
    if (thrown == null && method.merge().isLast()) {
      Waiting then =
          new Waiting(method.name(), key, jvm + "." + born, Kind.CALL, List.of(), "", null);
      overtaken.overtake(then, false);
    }
  }

  @Override
  public void fault(Throwable fault) {
    recorder.fault(fault.toString());
    recorder.bypass();
  }
}
