package dev.larder.benchmarks;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One benchmark in one JVM.
 *
 * @param meanNanos of an operation
 * @param medianNanos of an operation where operations were sampled, else of the iterations' means
 * @param cpuNanos of an operation on the measuring thread's processor
 * @param bytes allocated by an operation, on whatever thread
 */
record Measurement(double meanNanos, double medianNanos, double cpuNanos, double bytes) {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final double MEDIAN = 50;

  static Measurement of(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    return new Measurement(
        primary.getScore(),
        primary.getStatistics().getPercentile(MEDIAN),
        secondary(result, CpuTimeProfiler.LABEL),
        secondary(result, BYTES));
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double secondary(RunResult result, String label) {
    Result found = result.getSecondaryResults().get(label);
    return found == null ? Double.NaN : found.getScore();
  }
}
