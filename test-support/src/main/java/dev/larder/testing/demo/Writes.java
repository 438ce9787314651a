package dev.larder.testing.demo;

import dev.larder.testing.load.HttpConnection;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that write and look at what they wrote, while others read the same all the time, so that
 * there is always one that could put an old row back into the cache.
 */
final class Writes {
  private static final Duration LENGTH = Duration.ofSeconds(8);
  private static final int WRITERS = 3;
  private static final int READERS = 3;

  private final ShopProcess shop;
  private final PrintStream out;

  Writes(ShopProcess shop, PrintStream out) {
    this.shop = shop;
    this.out = out;
  }

  private record Tally(long writes, long reads, long stale) {
    Tally plus(Tally other) {
      return new Tally(writes + other.writes, reads + other.reads, stale + other.stale);
    }
  }

  void run(Promises promises) throws IOException, InterruptedException {
    List<List<Subject>> subjects = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      subjects.add(subjects(100 + writer));
    }
    Map<String, Long> before = Measurement.counters(shop);
    Tally tally = runThreads(subjects);
    long calls = calls(Measurement.counters(shop)) - calls(before);
    out.printf(
        Locale.ROOT,
        "%d writes, %d reads of what was written, %.0f %% of them from the cache: %d stale%n",
        tally.writes(),
        tally.reads(),
        100.0 * Math.max(0, tally.reads() - calls) / Math.max(1, tally.reads()),
        tally.stale());
    promises.check(
        tally.stale() == 0 && tally.writes() > 0,
        "no read shows an older value than was written",
        tally.stale() + " stale of " + tally.reads());
  }

  private List<Subject> subjects(int customer) throws IOException {
    String orders = shop.send(Request.get("/api/customers/" + customer + "/order-count")).body();
    return List.of(
        Subject.price(customer),
        Subject.name(customer),
        Subject.orders(customer, Integer.parseInt(orders)));
  }

  private static long calls(Map<String, Long> counters) {
    return List.of("product", "customer", "customer-report", "order-count").stream()
        .mapToLong(name -> counters.getOrDefault(name, 0L))
        .sum();
  }

  private Tally runThreads(List<List<Subject>> subjects) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(WRITERS + READERS);
    try {
      long end = System.nanoTime() + LENGTH.toNanos();
      List<Callable<Tally>> threads = new ArrayList<>();
      for (List<Subject> own : subjects) {
        threads.add(() -> loop(own, true, end));
      }
      List<Subject> all = subjects.stream().flatMap(List::stream).toList();
      for (int reader = 0; reader < READERS; reader++) {
        threads.add(() -> loop(all, false, end));
      }
      Tally total = new Tally(0, 0, 0);
      for (Future<Tally> thread : executor.invokeAll(threads)) {
        total = total.plus(thread.get());
      }
      return total;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a write or a read failed", e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private Tally loop(List<Subject> subjects, boolean writes, long end) throws IOException {
    Tally tally = new Tally(0, 0, 0);
    try (HttpConnection connection = new HttpConnection(shop.uri(), Duration.ofSeconds(30))) {
      while (System.nanoTime() - end < 0) {
        for (Subject subject : subjects) {
          if (writes) {
            subject.write(connection);
          }
          int stale = subject.countStale(connection);
          tally = tally.plus(new Tally(writes ? 1 : 0, subject.views(), stale));
        }
      }
    }
    return tally;
  }
}
