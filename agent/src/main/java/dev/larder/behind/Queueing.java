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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls wait in a queue, and returns as soon as they do; in a transaction from its commit on.
 * A call with an argument that cannot be kept runs at once, on its caller, and so does one wherever
 * the queue does not say that it has it. Thread-safe.
 *
 * @param jvm tells this JVM from others
 */
record Queueing(
    BehindMethod method,
    Overtaken overtaken,
    Transactions transactions,
    Recorder recorder,
    String jvm)
    implements Plan {
  private static final AtomicLong COUNT = new AtomicLong();

  /**
   * A call that runs at once.
   *
   * @param call without arguments; with an id of its own unless it may wait all the same
   */
  private record AtOnce(Waiting call, boolean mayWait) {}

  @Override
  public Object enter(Object input) {
    Call call = (Call) input;
    String key = (String) call.values();
    method.see(call.arguments());
    Waiting waiting = waiting(key, List.of(), null);
    if (overtaken.has(key)) {
      return atOnce(waiting, false);
    }
    try {
      Object receiver = method.isStatic() ? null : call.arguments()[0];
      waiting = waiting(key, method.format().encode(call.arguments()), receiver);
      if (transactions.leave(List.of(TransactionText.of(waiting)))) {
        return Hit.of(null);
      }
      Answer answer = overtaken.answer(waiting);
      return answer == Answer.QUEUED ? Hit.of(null) : atOnce(waiting, answer == Answer.UNKNOWN);
    } catch (RefusedValueException refused) {
      recorder.fault("ran at once: " + refused.getMessage());
      return atOnce(waiting, false);
    } catch (RuntimeException | Error fault) {
      recorder.fault("ran at once: " + fault);
      return atOnce(waiting, true);
    }
  }

  private Waiting waiting(String key, List<byte[]> arguments, @Nullable Object receiver) {
    String id = jvm + "." + COUNT.incrementAndGet();
    return new Waiting(method.name(), key, id, Kind.CALL, arguments, "", receiver);
  }

  private AtOnce atOnce(Waiting call, boolean mayWait) {
    recorder.bypass();
    if (mayWait) {
      overtaken.withdraw(call);
    }
    return new AtOnce(call, mayWait);
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    AtOnce atOnce = (AtOnce) ticket;
    try {
      if (thrown == null && method.merge().isLast()) {
        Waiting later = waiting(atOnce.call.key(), List.of(), null).marked(Kind.OVERTAKEN);
        if (!transactions.leave(List.of(TransactionText.of(later)))) {
          overtaken.overtake(later, !atOnce.mayWait);
        }
      }
    } catch (RuntimeException | Error fault) {
      recorder.fault(fault.toString());
    }
  }

  /** A call has run that nobody had asked about. */
  void ranUnseen(String key, @Nullable Throwable thrown) {
    exit(new AtOnce(waiting(key, List.of(), null), false), null, thrown);
  }

  /** What a transaction was left, and has committed. */
  void committed(Waiting what) {
    if (what.kind() == Kind.CALL) {
      overtaken.keep(what);
    } else {
      overtaken.overtake(what, false);
    }
  }

  @Override
  public void fault(Throwable fault) {
    recorder.fault(fault.toString());
    recorder.bypass();
  }
}
