package dev.larder.benchmarks;

import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One benchmark in one JVM.
 *
 * @param meanNanos of an operation
 * @param medianNanos of an operation where operations were sampled, else of the iterations' means
 * @param bytes allocated by an operation, on whatever thread
 */
record Measurement(double meanNanos, double medianNanos, double bytes) {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final double MEDIAN = 50;

  static Measurement of(RunResult result) {
    Result<?> primary = result.getPrimaryResult();
    return new Measurement(
        primary.getScore(),
        primary.getStatistics().getPercentile(MEDIAN),
        bytes(result.getSecondaryResults()));
  }

  @SuppressWarnings("rawtypes") // as JMH declares it
  private static double bytes(Map<String, Result> results) {
    for (Map.Entry<String, Result> result : results.entrySet()) {
      if (result.getKey().endsWith(BYTES)) {
        return result.getValue().getScore();
      }
    }
    return Double.NaN;
  }
}
