package dev.larder.testing.load;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a load measured, by kind of request and in all. Immutable. */
public final class LoadReport {
  private final Duration elapsed;
  private final Map<String, Latencies> byKind;

  LoadReport(Duration elapsed, Map<String, Latencies> byKind) {
    this.elapsed = elapsed;
    this.byKind = new LinkedHashMap<>(byKind);
  }

  public Duration elapsed() {
    return elapsed;
  }

  /** What was measured of this kind; of none if no such kind was sent. */
  public Latencies of(String kind) {
    return byKind.getOrDefault(kind, Latencies.merge(List.of()));
  }

  public Latencies total() {
    return Latencies.merge(List.copyOf(byKind.values()));
  }

  public double requestsPerSecond() {
    return perSecond(total());
  }

  /** A table: a line for each kind, and one for all. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-16s %10s %10s %10s %10s %9s%n",
        "request",
        "count",
        "per s",
        "p50 ms",
        "p99 ms",
        "failures");
    byKind.forEach((kind, latencies) -> printLine(out, kind, latencies));
    printLine(out, "all", total());
  }

  private void printLine(PrintStream out, String name, Latencies latencies) {
    out.printf(
        Locale.ROOT,
        "%-16s %10d %10.1f %10.2f %10.2f %9d%n",
        name,
        latencies.count(),
        perSecond(latencies),
        latencies.percentile(50).toNanos() / 1e6,
        latencies.percentile(99).toNanos() / 1e6,
        latencies.failures());
    latencies.firstFailure().ifPresent(failure -> out.println("  first failure: " + failure));
  }

  private double perSecond(Latencies latencies) {
    return latencies.count() / (elapsed.toNanos() / 1e9);
  }
}
