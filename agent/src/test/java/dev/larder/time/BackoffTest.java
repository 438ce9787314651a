package dev.larder.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(100, 2000);

  @Test
  void pauses_double_up_to_the_cap() {
    assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 50, Integer.MAX_VALUE))
        .extracting(failed -> backoff.pauseMillis(failed, 0))
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L);
  }

  @Test
  void jitter_takes_off_up_to_half() {
    assertThat(backoff.pauseMillis(0, 0.999)).isBetween(50L, 51L);
    assertThat(new Backoff(1, 1).pauseMillis(9, 0.999)).isEqualTo(1);
  }
}
