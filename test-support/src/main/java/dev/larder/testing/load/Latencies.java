package dev.larder.testing.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How long requests took, and what was wrong with their answers. */
public final class Latencies {
  private final long[] sortedNanos;
  private final long failures;
  private final Optional<String> firstFailure;

  Latencies(long[] nanos, long failures, Optional<String> firstFailure) {
    this.sortedNanos = nanos.clone();
    Arrays.sort(this.sortedNanos);
    this.failures = failures;
    this.firstFailure = firstFailure;
  }

  static Latencies merge(List<Latencies> parts) {
    return new Latencies(
        parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)).toArray(),
        parts.stream().mapToLong(Latencies::failures).sum(),
        parts.stream().flatMap(part -> part.firstFailure.stream()).findFirst());
  }

  /** Answers, right or wrong ones. */
  public long count() {
    return sortedNanos.length;
  }

  /** Wrong answers, and requests without one. */
  public long failures() {
    return failures;
  }

  public Optional<String> firstFailure() {
    return firstFailure;
  }

  /** The latency that so many percent of the requests did not exceed; zero if there were none. */
  public Duration percentile(double percent) {
    if (sortedNanos.length == 0) {
      return Duration.ZERO;
    }
    int rank = (int) Math.ceil(percent / 100 * sortedNanos.length);
    return Duration.ofNanos(sortedNanos[Math.max(rank, 1) - 1]);
  }
}
