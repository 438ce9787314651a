package dev.larder.metrics;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations from a microsecond to a minute, to two significant digits; longer ones count as a
 * minute. The histogram (about 20 KiB) is made with the first value. Thread-safe.
 */
final class Latencies {
  private static final long MINUTE_MICROS = 60_000_000;
  private static final double[] PERCENTILES = {50, 90, 99, 100};

  private volatile @Nullable Histogram histogram;

  void record(long nanos) {
    long micros = Math.max(0, nanos / 1_000);
    histogram().recordValue(Math.min(micros, MINUTE_MICROS));
  }

  /**
   * The values in microseconds below which 50, 90, 99 and 100 percent lie, by {@code p50} and so
   * on; empty if none.
   */
  Map<String, Double> percentiles(double microsPerUnit) {
    Map<String, Double> percentiles = new TreeMap<>();
    Histogram recorded = histogram;
    if (recorded != null) {
      for (double percentile : PERCENTILES) {
        percentiles.put(
            percentile == 100 ? "max" : "p" + (int) percentile,
            recorded.getValueAtPercentile(percentile) / microsPerUnit);
      }
    }
    return percentiles;
  }

  double meanMicros() {
    Histogram recorded = histogram;
    return recorded == null || recorded.getTotalCount() == 0 ? 0 : recorded.getMean();
  }

  long count() {
    Histogram recorded = histogram;
    return recorded == null ? 0 : recorded.getTotalCount();
  }

  synchronized void reset() {
    histogram = null;
  }

  private Histogram histogram() {
    Histogram current = histogram;
    return current != null ? current : create();
  }

  private synchronized Histogram create() {
    Histogram current = histogram;
    if (current == null) {
      current = Empty.histogram();
      histogram = current;
    }
    return current;
  }

  /** Apart, so that verifying this class before the application starts loads no histogram. */
  private static final class Empty {
    static Histogram histogram() {
      return new ConcurrentHistogram(MINUTE_MICROS, 2);
    }
  }
}
