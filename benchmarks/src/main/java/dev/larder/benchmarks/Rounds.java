package dev.larder.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs benchmarks in rounds, each benchmark in one new JVM a round, every other round backwards:
 * what the machine does meanwhile hits both sides of a comparison.
 */
final class Rounds {
  private final Settings settings;
  private final AgentOptions agent;
  private final PrintStream progress;

  Rounds(Settings settings, AgentOptions agent, PrintStream progress) {
    this.settings = settings;
    this.agent = agent;
    this.progress = progress;
  }

  /** Every benchmark's measurements in the order of the rounds. */
  Map<String, List<Measurement>> run(List<String> benchmarks) throws RunnerException {
    Map<String, List<Measurement>> results = new TreeMap<>();
    List<String> order = new ArrayList<>(benchmarks);
    for (int round = 1; round <= settings.rounds(); round++) {
      for (String benchmark : order) {
        Measurement measured = Measurement.of(new Runner(options(benchmark)).runSingle());
        results.computeIfAbsent(benchmark, name -> new ArrayList<>()).add(measured);
        progress.printf(
            "round %d %-28s mean %9.2f  median %9.2f  cpu %9.2f ns  %7.1f B%n",
            round,
            benchmark,
            measured.meanNanos(),
            measured.medianNanos(),
            measured.cpuNanos(),
            measured.bytes());
      }
      Collections.reverse(order);
    }
    return results;
  }

  private Options options(String benchmark) {
    return new OptionsBuilder()
        .include("^" + Pattern.quote("com.bench." + benchmark) + "$")
        .forks(1)
        .shouldDoGC(true)
        .warmupIterations(settings.warmUps())
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(settings.iterations())
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTimeProfiler.class)
        .jvmArgsAppend(agent.of(benchmark))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }
}
