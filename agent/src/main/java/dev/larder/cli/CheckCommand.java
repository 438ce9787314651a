package dev.larder.cli;

import dev.larder.config.source.Problem;
import dev.larder.ops.RuleFiles;
import dev.larder.rule.Rule;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check FILE}: every mistake of a rule file, what may be one, and what the rules say. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check a rule file and show what its rules say.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no mistake", "2:a mistake, or a warning with --strict"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "The rule file.")
  private String file = "";

  @Option(names = "--strict", description = "Take warnings for mistakes.")
  private boolean strict;

  @Option(names = "--json", description = "Print one document of JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    RuleFiles files = new RuleFiles(file);
    RuleFiles.Outcome outcome;
    try {
      outcome = files.compile(files.read(), null);
    } catch (RuleFiles.UnreadableException unreadable) {
      if (json) {
        return print(CheckReport.wrong(file, List.of(unreadable.problem(file))));
      }
      System.err.println("larder: " + unreadable.getMessage());
      return 2;
    }
    RuleFiles.Good good = outcome.good();
    if (json) {
      return print(
          good == null
              ? CheckReport.wrong(file, outcome.problems())
              : CheckReport.good(file, warnings(good), good.rules()));
    }
    if (good == null) {
      outcome.lines().forEach(System.err::println);
      System.err.println(Words.count(outcome.problems().size(), "mistake"));
      return 2;
    }
    return tell(good);
  }

  private int tell(RuleFiles.Good good) {
    show(good, System.out);
    List<Problem> warnings = warnings(good);
    warnings.forEach(warning -> System.err.println("warning: " + warning));
    System.out.println(
        Words.count(good.rules().rules().size(), "rule")
            + ", no mistake, "
            + Words.count(warnings.size(), "warning"));
    return strict && !warnings.isEmpty() ? 2 : 0;
  }

  private static List<Problem> warnings(RuleFiles.Good good) {
    return new Warnings(good.file(), good.rules()).find();
  }

  private int print(CheckReport report) {
    System.out.print(report.json());
    return report.isWrong() || (strict && !report.warnings().isEmpty()) ? 2 : 0;
  }

  private static void show(RuleFiles.Good good, PrintStream out) {
    for (Rule rule : good.rules().rules()) {
      out.println(rule.name() + ": " + Words.of(rule));
      rule.patterns().forEach(pattern -> out.println("  " + pattern));
      Words.keys(rule).forEach(key -> out.println("    " + good.rules().namespace() + ":" + key));
      Words.conditions(rule).forEach(condition -> out.println("    " + condition));
    }
    out.println();
  }
}
