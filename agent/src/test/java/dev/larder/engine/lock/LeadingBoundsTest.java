package dev.larder.engine.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.FakeLocks;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long leaders wait and have their locks, and from when on they ask for them. */
final class LeadingBoundsTest {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final FakeTicker ticker = new FakeTicker();
  private final KeyLocks locks = new KeyLocks(new FakeLocks(ticker), ticker, nanos -> {});

  @Test
  void pauses_are_spread_once_they_have_grown() {
    assertThat(LockedLeading.pauseNanos(3, 0.9)).isEqualTo(40_000_000);
    assertThat(LockedLeading.pauseNanos(4, 0)).isEqualTo(75_000_000);
    assertThat(LockedLeading.pauseNanos(40, 1)).isEqualTo(150_000_000);
  }

  @Test
  void leases_are_half_the_wait_within_bounds() {
    assertThat(KeyLocks.lease(Duration.ofSeconds(2))).isEqualTo(1_000);
    assertThat(KeyLocks.lease(Duration.ofMillis(1))).isEqualTo(200);
    assertThat(KeyLocks.lease(Duration.ofDays(3))).isEqualTo(10_000);
  }

  @Test
  void other_jvms_are_asked_once_loads_are_long_and_no_more_when_they_are_short() {
    Leading auto = locks.leading(false, true, WAIT);
    assertThat(auto.isShared()).isFalse();

    auto.loaded(TimeUnit.MILLISECONDS.toNanos(150));
    assertThat(auto.isShared()).isTrue();
    for (int i = 0; i < 10; i++) {
      auto.loaded(TimeUnit.MILLISECONDS.toNanos(20));
    }
    assertThat(auto.isShared()).isFalse();
    assertThat(locks.leading(true, true, WAIT).isShared()).isTrue();
  }
}
