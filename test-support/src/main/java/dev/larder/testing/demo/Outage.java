package dev.larder.testing.demo;

import dev.larder.testing.load.Latencies;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Takes Redis away under load, and gives it back. */
final class Outage {
  private static final Duration PHASE = Duration.ofSeconds(3);
  private static final Duration RECOVERY = Duration.ofSeconds(20);
  private static final long INTO_THE_LOAD_MILLIS = 300;
  private static final double CACHING = 0.9;

  private final ShopProcess shop;
  private final List<DemoRedis.Event> events;
  private final Answers answers;
  private final PrintStream out;
  private long wrong;

  Outage(ShopProcess shop, List<DemoRedis.Event> events, Answers answers, PrintStream out) {
    this.shop = shop;
    this.events = events;
    this.answers = answers;
    this.out = out;
  }

  void run(Promises promises) throws IOException, InterruptedException {
    out.printf("%-38s%9s%8s%8s%8s%9s%n", "", "requests", "p50 ms", "p99 ms", "hits", "wrong *");
    phase("Redis is there", () -> {});
    for (DemoRedis.Event event : events) {
      phase(event.title(), event.happens());
    }
    boolean resumed = awaitCaching();
    out.println("* answers that failed or differ from those of the shop without Larder");
    promises.check(wrong == 0, "no failed or wrong answer while Redis was away", wrong + " wrong");
    promises.check(
        resumed, "cached again once Redis was back", resumed ? "yes" : "not after " + RECOVERY);
  }

  private boolean awaitCaching() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (System.nanoTime() - deadline < 0) {
      if (phase("... later", () -> {}).hitRatio() > CACHING) {
        return true;
      }
    }
    return false;
  }

  /** A load that has begun when the event comes. */
  private Measurement phase(String title, Runnable event) throws IOException, InterruptedException {
    Executor later = CompletableFuture.delayedExecutor(INTO_THE_LOAD_MILLIS, TimeUnit.MILLISECONDS);
    CompletableFuture<Void> happened = CompletableFuture.runAsync(event, later);
    Measurement measured = Measurement.take(shop, answers, PHASE);
    happened.join();
    print(title, measured);
    return measured;
  }

  private void print(String title, Measurement measured) {
    Latencies all = measured.report().total();
    wrong += all.failures();
    out.printf(
        Locale.ROOT,
        "%-38s%9d%8s%8s%7.1f%%%9d%n",
        title,
        all.count(),
        Comparison.number(all.percentile(50).toNanos() / 1e6),
        Comparison.number(all.percentile(99).toNanos() / 1e6),
        Math.floor(measured.hitRatio() * 1000) / 10,
        all.failures());
    all.firstFailure().ifPresent(failure -> out.println("  the first: " + failure));
  }
}
