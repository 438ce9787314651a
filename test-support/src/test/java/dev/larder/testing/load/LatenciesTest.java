package dev.larder.testing.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentiles_are_by_nearest_rank() {
    Latencies latencies =
        new Latencies(
            LongStream.rangeClosed(1, 100).map(i -> 101 - i).toArray(), 0, Optional.empty());

    assertThat(latencies.percentile(50)).isEqualTo(Duration.ofNanos(50));
    assertThat(latencies.percentile(99)).isEqualTo(Duration.ofNanos(99));
    assertThat(latencies.percentile(100)).isEqualTo(Duration.ofNanos(100));
  }

  @Test
  void none_took_no_time() {
    assertThat(Latencies.merge(List.of()).percentile(99)).isEqualTo(Duration.ZERO);
  }

  @Test
  void merging_keeps_counts_and_the_first_failure() {
    Latencies merged =
        Latencies.merge(
            List.of(
                new Latencies(new long[] {3}, 0, Optional.empty()),
                new Latencies(new long[] {1, 2}, 1, Optional.of("wrong"))));

    assertThat(merged.count()).isEqualTo(3);
    assertThat(merged.failures()).isEqualTo(1);
    assertThat(merged.firstFailure()).contains("wrong");
    assertThat(merged.percentile(50)).isEqualTo(Duration.ofNanos(2));
  }
}
