package dev.larder.benchmarks;

import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Starts a Redis, runs the benchmarks of the comparisons that were asked for, and says which bars
 * hold. Ends with 1 where one does not.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException, RunnerException {
    Settings settings;
    try {
      settings = Settings.parse(arguments);
    } catch (IllegalArgumentException misunderstood) {
      System.err.println(misunderstood.getMessage());
      System.exit(2);
      return;
    }
    System.exit(run(settings, System.out) ? 0 : 1);
  }

  private static boolean run(Settings settings, PrintStream out)
      throws IOException, RunnerException {
    List<Comparison> comparisons =
        Comparison.ALL.stream().filter(c -> settings.names().matcher(c.name()).find()).toList();
    List<Verdict> verdicts = new ArrayList<>();
    try (RedisServer redis = RedisServer.start()) {
      out.println(Report.jvm());
      out.println(redis.describe());
      AgentOptions agent = new AgentOptions(Files.createTempDirectory("larder-bench"), redis);
      Map<String, List<Measurement>> results =
          new Rounds(settings, agent, out).run(benchmarks(comparisons));
      for (Comparison comparison : comparisons) {
        verdicts.add(
            Verdict.of(
                comparison,
                results.getOrDefault(comparison.larder(), List.of()),
                results.getOrDefault(comparison.peer(), List.of())));
      }
    }
    Report report = new Report(verdicts);
    report.print(out);
    if (settings.json() != null) {
      report.write(settings.json());
    }
    return verdicts.stream().allMatch(Verdict::holds);
  }

  /** Each once, a comparison's two side by side. */
  private static List<String> benchmarks(List<Comparison> comparisons) {
    Set<String> benchmarks = new LinkedHashSet<>();
    for (Comparison comparison : comparisons) {
      benchmarks.add(comparison.larder());
      benchmarks.add(comparison.peer());
    }
    return List.copyOf(benchmarks);
  }
}
