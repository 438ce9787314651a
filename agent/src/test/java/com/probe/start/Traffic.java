package com.probe.start;

import com.probe.history.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Collectors;

/**
 * Calls for some labels from some threads, of which another one changes some now and then, until it
 * is told to end. Not thread-safe.
 */
final class Traffic {
  private static final int THREADS = 4;
  private static final int IDS = 300;
  private static final long SHORT_MILLIS = 100;

  /** What Redis has confirmed and not passed on to a replica is lost when it dies. */
  private static final long REPLICATED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Resources before;
  private final List<Caller> callers = new ArrayList<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicIntegerArray changed = new AtomicIntegerArray(IDS);
  private final Thread changer = new Thread(this::change, "changer");
  private volatile long beganNanos;
  private volatile long overNanos;
  private volatile boolean isOver;

  /** One call: when it began, how long it took, whether the method ran in it. */
  private record Call(long atNanos, long nanos, boolean ran) {}

  private final class Caller extends Thread {
    private final Catalog catalog = new Catalog();
    private final List<Call> calls = new ArrayList<>();

    @Override
    public void run() {
      while (!isOver) {
        long began = System.nanoTime();
        int asked = catalog.asked();
        int id = ThreadLocalRandom.current().nextInt(IDS);
        int least = changed.get(id);
        try {
          check(catalog.label(id), "label " + id + " at ", least);
        } catch (RuntimeException fault) {
          failed.incrementAndGet();
        }
        add(new Call(began, System.nanoTime() - began, catalog.asked() > asked));
        pause(1);
      }
    }

    private void check(String label, String begins, int least) {
      if (!label.startsWith(begins)) {
        wrong.incrementAndGet();
      } else if (Integer.parseInt(label.substring(begins.length())) < least) {
        stale.incrementAndGet();
      }
    }

    private synchronized void add(Call call) {
      calls.add(call);
    }

    private synchronized List<Call> calls() {
      return calls.stream().filter(call -> call.atNanos() - beganNanos >= 0).toList();
    }
  }

  /** A change has been made once it has returned. */
  private void change() {
    Catalog catalog = new Catalog();
    while (!isOver) {
      pause(SHORT_MILLIS);
      if (System.nanoTime() - beganNanos > REPLICATED_NANOS) {
        int id = ThreadLocalRandom.current().nextInt(IDS);
        changed.set(id, catalog.relabel(id));
        changes.incrementAndGet();
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Begins to call. */
  Traffic() throws InterruptedException {
    before = Resources.now();
    count();
    for (int i = 0; i < THREADS; i++) {
      callers.add(new Caller());
    }
    callers.forEach(Thread::start);
    changer.start();
  }

  /** Only what is called from now on counts. */
  void count() {
    beganNanos = System.nanoTime();
    over();
  }

  /** What is wrong is so no longer. */
  void over() {
    overNanos = System.nanoTime();
  }

  /** How many of the last second's calls ran the method, in per cent. */
  long runs() {
    long since = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);
    List<Call> last = calls().stream().filter(call -> call.atNanos() - since >= 0).toList();
    return last.isEmpty() ? 100 : 100 * last.stream().filter(Call::ran).count() / last.size();
  }

  private List<Call> calls() {
    return callers.stream().flatMap(caller -> caller.calls().stream()).toList();
  }

  /** Ends it; what came of it, and what the JVM held before and after. */
  String end() throws InterruptedException {
    isOver = true;
    for (Caller caller : callers) {
      caller.join();
    }
    changer.join();
    String figures = figures(calls());
    callers.clear();
    Thread.sleep(500); // for what is under way
    Resources after = Resources.now();
    return figures + ", grown [" + after.grownSince(before) + "], " + before + ", " + after;
  }

  private String figures(List<Call> calls) {
    long[] micros = calls.stream().mapToLong(call -> call.nanos() / 1_000).sorted().toArray();
    return String.format(
        "failed %d, wrong %d, stale %d after %d changes, slowest %d us, p99 %d us, over 20 ms %d of %d, median %d us, ran %d,"
            + " again after %d ms",
        failed.get(),
        wrong.get(),
        stale.get(),
        changes.get(),
        micros[micros.length - 1],
        micros[micros.length * 99 / 100],
        Arrays.stream(micros).filter(time -> time > 20_000).count(),
        micros.length,
        micros[micros.length / 2],
        calls.stream().filter(Call::ran).count(),
        againMillis(calls));
  }

  /** Until no tenth of a second is left in which more than one of twenty calls ran the method. */
  private long againMillis(List<Call> calls) {
    Map<Long, List<Call>> windows = calls.stream().collect(Collectors.groupingBy(this::window));
    return windows.entrySet().stream()
        .filter(
            each ->
                each.getValue().stream().filter(Call::ran).count() * 20 > each.getValue().size())
        .mapToLong(each -> (each.getKey() + 1) * SHORT_MILLIS)
        .max()
        .orElse(0);
  }

  private long window(Call call) {
    return Math.floorDiv(TimeUnit.NANOSECONDS.toMillis(call.atNanos() - overNanos), SHORT_MILLIS);
  }
}
