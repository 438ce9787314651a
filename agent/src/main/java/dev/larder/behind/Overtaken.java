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
  private final long patienceMillis;
  private final Runnable onOverflow;

  /** By their kind and what they are of, of which the last one counts. */
  private final Map<String, Untold> untold = new LinkedHashMap<>(); // guarded by itself

  /**
   * Nothing yet.
   *
   * @param patienceMillis how long a call waits for the queue
   * @param onOverflow hears that something is told no more
   */
  Overtaken(WriteQueue queue, long patienceMillis, Runnable onOverflow) {
    this.queue = queue;
    this.patienceMillis = patienceMillis;
    this.onOverflow = onOverflow;
  }

  /** Whether the queue is yet to be told of a call with this key. */
  boolean has(String key) {
    synchronized (untold) {
      return !untold.isEmpty()
          && untold.values().stream()
              .map(each -> each.what)
              .anyMatch(each -> each.kind() != Kind.WITHDRAWN && each.key().equals(key));
    }
  }

  /**
   * A call has run.
   *
   * @param call with an id that it never waited with
   * @param waits whether the queue may be waited for
   */
  void overtake(Waiting call, boolean waits) {
    String key = call.key();
    Untold later = new Untold(call.marked(Kind.OVERTAKEN_HERE));
    later.isAsked = waits;
    synchronized (untold) {
      untold
          .values()
          .removeIf(each -> each.what.kind() == Kind.CALL && each.what.key().equals(key));
    }
    put(key, later);
    if (waits) {
      told(key, later, answer(call.marked(Kind.OVERTAKEN)));
    }
  }

  /** A call that may wait is not to, since it runs at once; with the id that it waits with. */
  void withdraw(Waiting call) {
    keep(call.marked(Kind.WITHDRAWN));
  }

  /** The queue is to take this, and nobody waits for it. */
  void keep(Waiting what) {
    Untold each = new Untold(what);
    put(what.id(), each);
    tell(what.id(), each);
  }

  /** Tells the queue what it has not been told yet; does not wait. */
  void retry() {
    List<Map.Entry<String, Untold>> some = new ArrayList<>();
    synchronized (untold) {
      for (Map.Entry<String, Untold> each : untold.entrySet()) {
        if (some.size() == MOST_AT_A_TIME) {
          break;
        }
        if (!each.getValue().isAsked) {
          some.add(Map.entry(each.getKey(), each.getValue()));
        }
      }
    }
    for (Map.Entry<String, Untold> each : some) {
      Waiting what = each.getValue().what;
      tell(what.kind() == Kind.OVERTAKEN_HERE ? what.key() : what.id(), each.getValue());
    }
  }

  private void tell(String name, Untold each) {
    synchronized (untold) {
      each.isAsked = true;
    }
    queue
        .append(each.what)
        .whenComplete((answer, fault) -> told(name, each, fault == null ? answer : Answer.UNKNOWN));
  }

  private void told(String name, Untold each, Answer answer) {
    synchronized (untold) {
      each.isAsked = false;
      String place = name(each.what.kind(), name);
      if (answer == Answer.QUEUED && untold.get(place) == each) {
        untold.remove(place);
      }
    }
  }

  private void put(String name, Untold each) {
    synchronized (untold) {
      untold.put(name(each.what.kind(), name), each);
      if (untold.size() <= MOST) {
        return;
      }
      untold.remove(untold.keySet().iterator().next());
    }
    onOverflow.run();
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
