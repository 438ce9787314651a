package dev.larder.behind;

import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the queue is to hear of and has not taken yet, told again until it does. That a call ran at
 * once, so that what waits from before is not to run after it: the queue hears of it before the
 * call returns, if it answers; else later, and then of the calls of this JVM alone, since others
 * may have come between. Until it knows, calls of the same key run at once, too. Thread-safe.
 */
final class Overtaken {
  private static final int MOST = 10_000;

  /** So many are told again at a time, so that calls have room between them. */
  private static final int MOST_AT_A_TIME = 100;

  private final WriteQueue queue;
  private final boolean keepsOrder;
  private final long patienceMillis;
  private final Runnable onOverflow;

  /** By their kind and what they are of, of which the last one counts. */
  private final Map<String, Untold> untold = new LinkedHashMap<>(); // guarded by itself

  /**
   * Nothing yet.
   *
   * @param keepsOrder whether a call makes those of its key before it needless
   * @param patienceMillis how long a call waits for the queue
   * @param onOverflow hears that something is told no more
   */
  Overtaken(WriteQueue queue, boolean keepsOrder, long patienceMillis, Runnable onOverflow) {
    this.queue = queue;
    this.keepsOrder = keepsOrder;
    this.patienceMillis = patienceMillis;
    this.onOverflow = onOverflow;
  }

  /** Whether the queue is yet to be told of anything. */
  boolean isAny() {
    synchronized (untold) {
      return !untold.isEmpty();
    }
  }

  /** Whether the queue is yet to be told of a call with this key, so that its place is not sure. */
  boolean has(String key) {
    synchronized (untold) {
      return keepsOrder
          && !untold.isEmpty()
          && (untold.containsKey(name(Kind.OVERTAKEN_HERE, key))
              || untold.containsKey(name(Kind.CALL, key)));
    }
  }

  /**
   * A call has run, and those before it are not to.
   *
   * @param call with an id that it never waited with
   * @param waits whether the queue may be waited for
   */
  void overtake(Waiting call, boolean waits) {
    Untold later = new Untold(call.marked(Kind.OVERTAKEN_HERE));
    later.isAsked = waits;
    synchronized (untold) {
      untold.remove(name(Kind.CALL, call.key()));
    }
    put(later);
    if (waits) {
      told(later, answer(call.marked(Kind.OVERTAKEN)));
    }
  }

  /** A call that may wait is not to, since it runs at once; with the id that it waits with. */
  void withdraw(Waiting call) {
    keep(call.marked(Kind.WITHDRAWN));
  }

  /** The queue is to take this, and nobody waits for it. */
  void keep(Waiting what) {
    Untold each = new Untold(what);
    put(each);
    tell(each);
  }

  /** Tells the queue what it has not been told yet; does not wait. */
  void retry() {
    List<Untold> some = new ArrayList<>();
    synchronized (untold) {
      for (Untold each : untold.values()) {
        if (some.size() == MOST_AT_A_TIME) {
          break;
        }
        if (!each.isAsked) {
          some.add(each);
        }
      }
    }
    some.forEach(this::tell);
  }

  private void tell(Untold each) {
    synchronized (untold) {
      each.isAsked = true;
    }
    queue
        .append(each.what)
        .whenComplete((answer, fault) -> told(each, fault == null ? answer : Answer.UNKNOWN));
  }

  private void told(Untold each, Answer answer) {
    synchronized (untold) {
      each.isAsked = false;
      if (answer == Answer.QUEUED && untold.get(name(each.what)) == each) {
        untold.remove(name(each.what));
      }
    }
  }

  private void put(Untold each) {
    synchronized (untold) {
      untold.put(name(each.what), each);
      if (untold.size() <= MOST) {
        return;
      }
      untold.remove(leastNeeded());
    }
    onOverflow.run();
  }

  /** The oldest that is no call, since a call would be lost. */
  private String leastNeeded() {
    for (Map.Entry<String, Untold> each : untold.entrySet()) {
      if (each.getValue().what.kind() != Kind.CALL) {
        return each.getKey();
      }
    }
    return untold.keySet().iterator().next();
  }

  /** Where calls overtake those before them, the last one of a key is the one to tell of. */
  private String name(Waiting what) {
    boolean byKey = what.kind() != Kind.WITHDRAWN && keepsOrder;
    return name(what.kind(), byKey ? what.key() : what.id());
  }

  private static String name(Kind kind, String what) {
    return kind + " " + what;
  }

  /** What the queue answers a call within its time. */
  Answer answer(Waiting call) {
    CompletionStage<Answer> asked = queue.append(call);
    try {
      return asked.toCompletableFuture().get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Answer.UNKNOWN;
    } catch (ExecutionException | TimeoutException late) {
      return Answer.UNKNOWN;
    }
  }
}
