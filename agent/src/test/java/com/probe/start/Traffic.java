package com.probe.start;

import com.probe.history.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Calls for some names from some threads, until it is told to end. Not thread-safe. */
final class Traffic {
  private static final int THREADS = 4;
  private static final int IDS = 300;
  private static final long SHORT_MILLIS = 100;

  private final Resources before;
  private final List<Caller> callers = new ArrayList<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger wrong = new AtomicInteger();
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
        long id = ThreadLocalRandom.current().nextLong(IDS);
        try {
          if (!catalog.name(id).equals("product " + id)) {
            wrong.incrementAndGet();
          }
        } catch (RuntimeException fault) {
          failed.incrementAndGet();
        }
        add(new Call(began, System.nanoTime() - began, catalog.asked() > asked));
        pause();
      }
    }

    private synchronized void add(Call call) {
      calls.add(call);
    }

    private synchronized List<Call> calls() {
      return calls.stream().filter(call -> call.atNanos() - beganNanos >= 0).toList();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
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
    String figures = figures(calls());
    callers.clear();
    Thread.sleep(500); // for what is under way
    Resources after = Resources.now();
    return figures + ", grown [" + after.grownSince(before) + "], " + before + ", " + after;
  }

  private String figures(List<Call> calls) {
    long[] micros = calls.stream().mapToLong(call -> call.nanos() / 1_000).sorted().toArray();
    return String.format(
        "failed %d, wrong %d, slowest %d us, p99 %d us, over 20 ms %d of %d, median %d us, ran %d,"
            + " again after %d ms",
        failed.get(),
        wrong.get(),
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
