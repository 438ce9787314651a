package dev.larder.testing.demo;

import dev.larder.testing.load.Latencies;
import java.io.PrintStream;
import java.util.Locale;

/** The shop without and with Larder, side by side, in 80 columns. */
record Comparison(Measurement without, Measurement with) {
  private static final String LINE = "%-12s%7s%6s%6s%7s |%7s%6s%6s%7s%6s |%6s%n";

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT, "%-12s%26s |%32s |%6s%n", "", "without Larder   ", "with Larder      ", "p50");
    out.printf(
        LINE, "request", "req/s", "p50", "p99", "origin", "req/s", "p50", "p99", "origin", "hits",
        "");
    for (Question question : Question.values()) {
      print(
          out,
          question.label(),
          new Side(without, without.latencies(question), without.calls(question)),
          new Side(with, with.latencies(question), with.calls(question)));
    }
    print(
        out,
        "all",
        new Side(without, without.report().total(), without.calls()),
        new Side(with, with.report().total(), with.calls()));
    out.println("p50, p99: milliseconds. origin: calls that reached the database.");
  }

  /** How many times faster half of the requests of a kind are. */
  double factor(Question question) {
    return factor(without.latencies(question), with.latencies(question));
  }

  private static void print(PrintStream out, String label, Side without, Side with) {
    out.printf(
        LINE,
        label,
        without.perSecond(),
        without.millis(50),
        without.millis(99),
        without.calls(),
        with.perSecond(),
        with.millis(50),
        with.millis(99),
        with.calls(),
        with.hits(),
        number(factor(without.latencies(), with.latencies())) + "x");
  }

  private static double factor(Latencies without, Latencies with) {
    return (double) without.percentile(50).toNanos() / Math.max(1, with.percentile(50).toNanos());
  }

  /** Three digits or a little more, as wide as a column. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  /** One half of a line. */
  private record Side(Measurement measurement, Latencies latencies, long calls) {
    String perSecond() {
      return number(measurement.perSecond(latencies));
    }

    String millis(double percent) {
      return number(latencies.percentile(percent).toNanos() / 1e6);
    }

    String hits() {
      double ratio = Math.max(0, 1 - (double) calls / Math.max(1, latencies.count()));
      return ratio == 1 // as wide as the others, with a space before it
          ? "100%"
          : String.format(Locale.ROOT, "%.1f%%", Math.floor(ratio * 1000) / 10);
    }
  }
}
