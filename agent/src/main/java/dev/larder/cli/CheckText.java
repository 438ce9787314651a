package dev.larder.cli;

import dev.larder.inspect.Inspection;
import dev.larder.inspect.Match;
import dev.larder.rule.Rule;
import dev.larder.rule.RuleSet;
import java.io.PrintStream;

/** What {@code check} found, for people: the rules, then what is to be said of them. */
record CheckText(CheckReport report) {
  /**
   * Prints it.
   *
   * @param err takes mistakes and warnings, one line each
   */
  void print(PrintStream out, PrintStream err) {
    RuleSet rules = report.rules();
    if (rules != null) {
      for (Rule rule : rules.rules()) {
        show(rule, rules.namespace(), out);
      }
      out.println();
    }
    report.warnings().forEach(warning -> err.println("warning: " + warning));
    report.errors().forEach(err::println);
    int mistakes = report.errors().size();
    if (rules == null) {
      err.println(Words.count(mistakes, "mistake"));
    } else {
      out.println(
          Words.count(rules.rules().size(), "rule")
              + methods()
              + ", "
              + (mistakes == 0 ? "no mistake" : Words.count(mistakes, "mistake"))
              + ", "
              + Words.count(report.warnings().size(), "warning"));
    }
  }

  private String methods() {
    Inspection inspection = report.inspection();
    if (inspection == null) {
      return "";
    }
    int methods = 0;
    for (var found : inspection.matches().values()) {
      methods += found.size();
    }
    return " in " + Words.count(methods, "method");
  }

  private void show(Rule rule, String namespace, PrintStream out) {
    out.println(rule.name() + ": " + Words.of(rule));
    rule.patterns().forEach(pattern -> out.println("  " + pattern));
    Words.keys(rule).forEach(key -> out.println("    " + namespace + ":" + key));
    Words.touched(rule)
        .forEach(
            (pattern, rules) ->
                out.println(
                    "    "
                        + pattern
                        + " touches "
                        + (rules.isEmpty() ? "no rule" : String.join(", ", rules))));
    Words.conditions(rule).forEach(condition -> out.println("    " + condition));
    Inspection inspection = report.inspection();
    if (inspection != null) {
      for (Match match : inspection.of(rule)) {
        out.println("  in " + match.shown() + (match.byProxy() ? " of JDK proxies" : ""));
        match.keys().forEach(key -> out.println("    " + key));
      }
      if (inspection.of(rule).isEmpty()) {
        out.println("  in no method");
      }
    }
  }
}
