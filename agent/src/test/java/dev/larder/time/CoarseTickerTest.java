package dev.larder.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class CoarseTickerTest {
  private final FakeTicker exact = new FakeTicker();
  private final CoarseTicker coarse = new CoarseTicker(exact);

  @Test
  void it_goes_when_it_is_set() {
    final long before = coarse.nanos();
    exact.advance(Duration.ofMillis(10));
    assertThat(coarse.nanos()).isEqualTo(before);

    coarse.tick();
    assertThat(coarse.nanos()).isEqualTo(before + 10_000_000);
    assertThat(coarse.nanosUnlessHeld()).isEqualTo(coarse.nanos());
  }

  @Test
  void held_it_is_past_the_end_of_all_that_lives() {
    long longest = coarse.nanos() + Duration.ofDays(36_500).toNanos();
    coarse.hold(true);
    coarse.tick();

    assertThat(coarse.nanosUnlessHeld() - longest).isPositive();
    assertThat(coarse.nanos()).isLessThan(longest);

    coarse.hold(false);
    assertThat(coarse.nanosUnlessHeld()).isEqualTo(coarse.nanos());
  }

  @Test
  void what_has_been_told_is_never_ahead_of_what_is_told_next() throws InterruptedException {
    CoarseTicker racing = new CoarseTicker(System::nanoTime);
    AtomicBoolean ended = new AtomicBoolean();
    Thread setter = new Thread(() -> tickUntil(racing, ended));
    setter.start();
    long behind = 0;
    for (int i = 0; i < 5_000_000; i++) {
      long told = racing.nanos();
      if (racing.nanosUnlessHeld() - told < 0) {
        behind++;
      }
    }
    ended.set(true);
    setter.join();

    assertThat(behind).isZero();
  }

  private static void tickUntil(CoarseTicker ticker, AtomicBoolean ended) {
    while (!ended.get()) {
      ticker.tick();
    }
  }
}
