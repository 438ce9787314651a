package dev.larder.testing.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was promised, and whether it was kept. Not thread-safe. */
final class Promises {
  private final List<Promise> promises = new ArrayList<>();

  private record Promise(boolean kept, String text, String found) {}

  /**
   * Adds a promise.
   *
   * @param found what was measured
   */
  void check(boolean kept, String text, String found) {
    promises.add(new Promise(kept, text, found));
  }

  boolean allKept() {
    return promises.stream().allMatch(Promise::kept);
  }

  void print(PrintStream out) {
    for (Promise promise : promises) {
      out.printf(
          "  %-7s %-55s %s%n", promise.kept() ? "kept" : "BROKEN", promise.text(), promise.found());
    }
  }
}
