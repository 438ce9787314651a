package com.probe.calls;

import static com.probe.calls.Checks.that;

import java.util.List;

/** What Larder tells of calls, and how it is looked at. */
final class Explanations {
  private Explanations() {}

  /** Of a call with these arguments. */
  static List<String> of(String rule, String... arguments) {
    return shown((String[]) Larder.invoke(rule, "explain", (Object) arguments));
  }

  /** The same in one line. */
  static List<String> ofLine(String rule, String arguments) {
    return shown((String[]) Larder.invoke(rule, "explainLine", arguments));
  }

  private static List<String> shown(String[] lines) {
    List<String> told = List.of(lines);
    that(!String.join("\n", told).contains(Explained.SECRET), "a value is shown: " + told);
    return told;
  }

  /** Fails unless one of the lines matches. */
  static void has(List<String> lines, String pattern) {
    that(lines.stream().anyMatch(line -> line.matches(pattern)), "no " + pattern + " in " + lines);
  }

  /** Fails if one of the lines matches. */
  static void lacks(List<String> lines, String pattern) {
    that(lines.stream().noneMatch(line -> line.matches(pattern)), pattern + " in " + lines);
  }

  /** The lines that tell of something in the way. */
  static void free(List<String> lines) {
    lacks(lines, "in the way: .*");
  }
}
