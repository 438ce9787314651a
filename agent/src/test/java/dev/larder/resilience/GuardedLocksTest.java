package dev.larder.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.store.FakeLocks;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockValue;
import dev.larder.store.Seen;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuardedLocksTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final LockValue MINE = LockValue.of(1, 1, Seen.ABSENT);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeLocks behind = new FakeLocks(ticker);
  private final CircuitBreaker puts = new CircuitBreaker(2, OPEN_FOR);
  private final GuardedLocks locks = new GuardedLocks(behind, puts, ticker);

  @Test
  void claims_that_fail_end_in_not_asking() {
    behind.fail(true);
    claim();
    claim();
    behind.fail(false);

    assertThat(claim()).isEqualTo(Claim.UNKNOWN);
    assertThat(behind.claims()).isEqualTo(2);
  }

  @Test
  void a_claim_that_is_answered_closes_the_breaker_again() {
    behind.fail(true);
    claim();
    claim();
    behind.fail(false);
    ticker.advance(OPEN_FOR);

    assertThat(claim()).isEqualTo(Claim.WON);
    assertThat(puts.snapshot().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_lock_is_freed_past_an_open_breaker() {
    claim();
    puts.open();

    assertThat(locks.release("k", MINE)).isCompletedWithValue(true);
  }

  private Claim claim() {
    return locks.claim("k", MINE, false, 1_000).join();
  }
}
