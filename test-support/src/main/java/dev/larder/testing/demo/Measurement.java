package dev.larder.testing.demo;

import dev.larder.testing.load.Latencies;
import dev.larder.testing.load.LoadDriver;
import dev.larder.testing.load.LoadReport;
import dev.larder.testing.load.Request;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A load, and how often it made the shop ask its database. Immutable. */
record Measurement(LoadReport report, Map<String, Long> originCalls) {
  static final int THREADS = 4;

  private static final Pattern COUNTER = Pattern.compile("\"([^\"]+)\":(\\d+)");
  private static final long SEED = 42;

  /** Puts a load on the shop and counts. */
  static Measurement take(ShopProcess shop, Answers answers, Duration duration)
      throws IOException, InterruptedException {
    Map<String, Long> before = counters(shop);
    LoadReport report = new LoadDriver(shop.uri(), answers.load(), SEED).run(THREADS, duration);
    Map<String, Long> calls = counters(shop);
    calls.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
    return new Measurement(report, calls);
  }

  /** What the shop counts: its queries, by name. */
  static Map<String, Long> counters(ShopProcess shop) throws IOException {
    Map<String, Long> counters = new HashMap<>();
    Matcher counter = COUNTER.matcher(shop.send(Request.get("/internal/stats")).body());
    while (counter.find()) {
      counters.put(counter.group(1), Long.valueOf(counter.group(2)));
    }
    return counters;
  }

  Latencies latencies(Question question) {
    return report.of(question.label());
  }

  long calls(Question question) {
    return originCalls.getOrDefault(question.originCounter(), 0L);
  }

  long calls() {
    long calls = 0;
    for (Question question : Question.values()) {
      calls += calls(question);
    }
    return calls;
  }

  /** The share of all requests that did not reach the origin. */
  double hitRatio() {
    return hitRatio(report.total().count(), calls());
  }

  double hitRatio(Question question) {
    return hitRatio(latencies(question).count(), calls(question));
  }

  double perSecond(Latencies latencies) {
    return latencies.count() / (report.elapsed().toNanos() / 1e9);
  }

  private static double hitRatio(long requests, long calls) {
    return requests == 0 ? 0 : Math.max(0, 1 - (double) calls / requests);
  }
}
