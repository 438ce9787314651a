package dev.larder.testing.load;

import java.util.Arrays;
import java.util.Optional;

/** Latencies as they come, for one thread. */
final class LatencyLog {
  private long[] nanos = new long[1024];
  private int size;
  private long failures;
  private Optional<String> firstFailure = Optional.empty();

  void answered(long tookNanos) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = tookNanos;
  }

  void failed(String problem) {
    failures++;
    if (firstFailure.isEmpty()) {
      firstFailure = Optional.of(problem);
    }
  }

  Latencies latencies() {
    return new Latencies(Arrays.copyOf(nanos, size), failures, firstFailure);
  }
}
