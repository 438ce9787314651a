package dev.larder.behind.flush;

import dev.larder.behind.call.BehindMethod;
import dev.larder.behind.call.Due;
import dev.larder.metrics.Recorder;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.time.Ticker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs what waits in a queue, as long as this JVM is the one to do so: the calls of a key in their
 * order, merged, each key once; what comes meanwhile joins. What has run is taken out of the queue
 * before the next key is run, so that at most one call runs twice when the JVM ends. Not
 * thread-safe.
 */
final class Flush {
  private static final int PAGE = 500;

  /** After which keys that were run may be run again. */
  private static final int MOST_BATCHES = 200;

  private final BehindMethod method;
  private final Queues queues;
  private final Lease lease;
  private final Attempts attempts;
  private final Ran ran;
  private final Recorder recorder;
  private final Ticker ticker;
  private final Picture picture;

  Flush(
      BehindMethod method,
      Queues queues,
      Attempts attempts,
      Ran ran,
      Recorder recorder,
      Ticker ticker) {
    this.method = method;
    this.queues = queues;
    this.lease = queues.lease();
    this.attempts = attempts;
    this.ran = ran;
    this.recorder = recorder;
    this.ticker = ticker;
    picture = new Picture(method.name());
  }

  /**
   * Runs it.
   *
   * @param maxBatch how many keys are run before what has come since is read
   */
  void run(int maxBatch) throws Unreachable {
    Set<String> run = new HashSet<>();
    boolean more = true;
    for (int batch = 0; more && batch < MOST_BATCHES && lease.isHeld(); batch++) {
      read();
      more = runSome(maxBatch, run);
    }
  }

  private void read() throws Unreachable {
    List<Queued> page;
    do {
      page = Unreachable.await(queues.waiting().after(picture.last(), PAGE));
      picture.add(page);
    } while (page.size() == PAGE);
    remove(picture.takeNeedless());
  }

  /** Whether there may be more of them. */
  private boolean runSome(int most, Set<String> run) throws Unreachable {
    int count = 0;
    for (String key : picture.keys()) {
      if (count == most) {
        return true;
      }
      if (lease.isHeld() && attempts.isDue(key, ticker.nanos()) && run.add(key)) {
        count++;
        run(key);
      }
    }
    return false;
  }

  private void run(String key) throws Unreachable {
    for (Due call : method.merge().of(readable(key))) {
      if (!method.complete(key, call)) {
        recorder.fault("calls wait for an object to be run on: none has been called here yet");
        return;
      }
      Throwable thrown = run(key, call);
      if (thrown != null) {
        if (!attempts.failed(key, ticker.nanos())) {
          return;
        }
        bury(key, call.of(), shown(thrown));
      } else {
        attempts.forget(key);
        call.of().forEach(each -> ran.add(each.what().id()));
        picture.forget(key, call.of());
        remove(call.places());
      }
    }
  }

  private @Nullable Throwable run(String key, Due call) {
    long began = ticker.nanos();
    try {
      method.run(key, call.arguments());
      recorder.loaded(ticker.nanos() - began);
      return null;
    } catch (Throwable thrown) {
      recorder.loadFailed();
      recorder.fault("a call that waited threw " + shown(thrown));
      return thrown;
    } finally {
      boolean unused = Thread.interrupted(); // the thread is Larder's own
    }
  }

  /** Without its message, which may tell of what the call was about. */
  private static String shown(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return thrown.getClass().getName() + (stack.length == 0 ? "" : " at " + stack[0]);
  }

  private List<Due> readable(String key) throws Unreachable {
    List<Due> calls = new ArrayList<>();
    for (Queued each : List.copyOf(picture.of(key))) {
      if (ran.has(each.what().id())) {
        picture.forget(key, List.of(each));
        remove(List.of(each.place()));
        continue;
      }
      @Nullable Object @Nullable [] arguments = method.format().decode(each.what().arguments());
      if (arguments == null) {
        bury(key, List.of(each), "its arguments were written by other classes, or are damaged");
      } else {
        calls.add(new Due(arguments, each.what().receiver(), List.of(each)));
      }
    }
    return calls;
  }

  private void bury(String key, List<Queued> calls, String why) throws Unreachable {
    for (Queued call : calls) {
      Answer answer = Unreachable.await(queues.dead().append(call.what().because(why)));
      if (answer != Answer.QUEUED) {
        recorder.fault("a call that keeps failing goes on waiting: its dead letter is " + answer);
        return;
      }
      picture.forget(key, List.of(call));
      remove(List.of(call.place()));
    }
    attempts.forget(key);
    recorder.fault(calls.size() + " calls are dead letters: " + why);
  }

  private void remove(List<String> places) throws Unreachable {
    ran.remove(queues.waiting(), places);
  }
}
