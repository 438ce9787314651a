package dev.larder.engine.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rest of an entry's life means. */
final class AgesTest {
  /** 10 s before the end of the ttl, then 30 s while it is loaded anew, 60 s where that fails. */
  private static final Ages ALL = new Ages(30_000, 60_000, Ahead.of(10_000));

  @ParameterizedTest
  @CsvSource({
    "80000, FRESH, 0",
    "70001, FRESH, 0",
    "70000, AGING, 70000",
    "60001, AGING, 60001",
    "60000, STALE, 60000",
    "30000, STALE, 30000",
    "29999, PAST, 29999",
    "1, PAST, 1",
    "0, PAST, 0",
  })
  void the_windows_follow_each_other(long left, Freshness freshness, long standIn) {
    Age age = ALL.of(left);

    assertThat(age.freshness()).isEqualTo(freshness);
    assertThat(age.standInMillis()).isEqualTo(standIn);
  }

  @Test
  void without_a_window_for_errors_nothing_stands_in_past_the_ttl() {
    Ages stale = new Ages(30_000, 0, Ahead.never());

    assertThat(stale.of(30_000).freshness()).isEqualTo(Freshness.STALE);
    assertThat(stale.of(30_000).standInMillis()).isLessThanOrEqualTo(0);
    assertThat(stale.of(0).freshness()).isEqualTo(Freshness.STALE);
  }

  @Test
  void what_nobody_can_tell_of_is_not_loaded_ahead() {
    assertThat(new Ages(0, 0, Ahead.of(10_000)).of(0)).isEqualTo(Age.FRESH);
    assertThat(new Ages(0, 0, Ahead.of(10_000)).of(Long.MAX_VALUE)).isEqualTo(Age.FRESH);
  }

  @Test
  void by_chance_it_is_the_likelier_the_longer_loads_take_and_the_nearer_the_end() {
    Ahead ahead = Ahead.probable(60_000);
    assertThat(ahead.isDue(1, 0.5)).isFalse(); // it does not know how long they take

    ahead.loads().add(Duration.ofSeconds(1).toNanos());
    assertThat(ahead.isDue(693, 0.5)).isTrue();
    assertThat(ahead.isDue(694, 0.5)).isFalse();
    assertThat(ahead.isDue(2_302, 0.1)).isTrue();
    assertThat(ahead.isDue(30_001, 1e-300)).isFalse(); // in its second half alone
  }
}
