package dev.larder.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The verdicts as a table and as JSON. */
record Report(List<Verdict> verdicts) {
  private static final String ROW = "%-23s %11s %11s %9s %19s %7s %7s %9s %s%n";

  static String jvm() {
    return System.getProperty("java.vendor")
        + " "
        + System.getProperty("java.runtime.version")
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors";
  }

  void print(PrintStream out) {
    out.println();
    out.println(jvm());
    out.printf(
        ROW, "comparison", "larder ns", "peer ns", "median", "range", "B/op", "peer", "bar", "");
    for (Verdict verdict : verdicts) {
      Comparison comparison = verdict.comparison();
      String unit = comparison.measure().unit();
      out.printf(
          ROW,
          comparison.name(),
          number(verdict.larderNanos()),
          number(verdict.peerNanos()),
          number(verdict.value()) + unit,
          number(verdict.values().get(0))
              + " to "
              + number(verdict.values().get(verdict.values().size() - 1)),
          number(verdict.larderBytes()),
          number(verdict.peerBytes()),
          comparison.hasBar() ? number(comparison.most()) + unit : "-",
          comparison.hasBar() ? verdict.holds() ? "holds" : "MISSED" : "");
    }
  }

  void write(Path file) throws IOException {
    String rows = verdicts.stream().map(Report::json).collect(Collectors.joining(",\n    "));
    Files.writeString(
        file, "{\n  \"jvm\": \"" + jvm() + "\",\n  \"comparisons\": [\n    " + rows + "\n  ]\n}\n");
  }

  private static String json(Verdict verdict) {
    Comparison comparison = verdict.comparison();
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"measure\": \"%s\", \"value\": %.4f, \"rounds\": %s, \"most\": %s,"
            + " \"larderNanos\": %.3f, \"peerNanos\": %.3f, \"larderBytes\": %.1f,"
            + " \"peerBytes\": %.1f}",
        comparison.name(),
        comparison.measure().name().toLowerCase(Locale.ROOT),
        verdict.value(),
        verdict.values(),
        comparison.hasBar() ? comparison.most() : "null",
        verdict.larderNanos(),
        verdict.peerNanos(),
        verdict.larderBytes(),
        verdict.peerBytes());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
  }
}
