package dev.larder.cli;

import dev.larder.config.source.Problem;
import dev.larder.config.source.UnreadableException;
import dev.larder.inspect.ClassPath;
import dev.larder.inspect.Inspection;
import dev.larder.inspect.Inspector;
import dev.larder.ops.RuleFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "JARS",
      description = {
        "The application: jars, WARs and folders, as for java -cp; Spring Boot jars as they are.",
        "Shows each method that a rule runs in, and looks for more mistakes. Runs none of it."
      })
  private @Nullable String classPath;

  @Option(names = "--strict", description = "Take warnings for mistakes.")
  private boolean strict;

  @Option(names = "--json", description = "Print one document of JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    RuleFiles files = new RuleFiles(file);
    try {
      RuleFiles.Outcome outcome = files.compile(files.read(), null);
      RuleFiles.Good good = outcome.good();
      return tell(good == null ? CheckReport.wrong(file, outcome.problems()) : look(good));
    } catch (UnreadableException unreadable) {
      if (json) {
        return tell(CheckReport.wrong(file, List.of(unreadable.problem(file))));
      }
      System.err.println("larder: " + unreadable.getMessage());
      return CheckReport.WRONG;
    }
  }

  private int tell(CheckReport report) {
    if (json) {
      System.out.print(report.json());
    } else {
      new CheckText(report).print(System.out, System.err);
    }
    return report.exitCode(strict);
  }

  private CheckReport look(RuleFiles.Good good) throws UnreadableException {
    Inspection inspection = inspect(good);
    List<Problem> warnings =
        new ArrayList<>(new Warnings(good.file(), good.rules()).find(inspection == null));
    warnings.addAll(inspection == null ? List.of() : inspection.warnings());
    return CheckReport.good(file, warnings, good.rules(), inspection);
  }

  private @Nullable Inspection inspect(RuleFiles.Good good) throws UnreadableException {
    if (classPath == null) {
      return null;
    }
    try (ClassPath path = ClassPath.of(classPath)) {
      return Inspector.inspect(good.rules(), good.file().redis() != null, path);
    } catch (UnreadableException unreadable) {
      throw unreadable;
    } catch (IOException fault) {
      throw new UnreadableException(
          "cannot read all of the class path (" + fault + ")", "see to its jars", fault);
    }
  }
}
