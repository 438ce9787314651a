package dev.larder.behind.flush;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AttemptsTest {
  private static final long FIRST_MILLIS = 100;

  private final Attempts attempts = new Attempts(FIRST_MILLIS);

  @Test
  void the_eighth_failure_is_once_too_often() {
    for (int failure = 1; failure < 8; failure++) {
      assertThat(attempts.failed("key", 0)).as("%s", failure).isFalse();
    }
    assertThat(attempts.failed("key", 0)).isTrue();
  }

  /** A pause of 0.1 s doubles to 60 s at most, and is shorter at random by no more than a half. */
  @Test
  void each_pause_is_longer_than_the_one_before_up_to_a_minute() {
    long now = 0;
    long longest = FIRST_MILLIS;
    for (int failure = 1; failure < 20; failure++) {
      boolean unused = attempts.failed("key", now);
      assertThat(attempts.isDue("key", now + millis(longest / 2) - 1)).as("%s", failure).isFalse();
      now += millis(longest) + 1;
      assertThat(attempts.isDue("key", now)).as("%s", failure).isTrue();
      longest = Math.min(2 * longest, 60_000);
    }
  }

  @Test
  void other_keys_are_tried_meanwhile() {
    boolean unused = attempts.failed("key", 0);

    assertThat(attempts.isDue("key", 0)).isFalse();
    assertThat(attempts.isDue("other", 0)).isTrue();
  }

  @Test
  void what_has_not_failed_any_more_begins_anew() {
    for (int failure = 1; failure < 8; failure++) {
      boolean unused = attempts.failed("key", 0);
    }
    attempts.forget("key");

    assertThat(attempts.isDue("key", 0)).isTrue();
    assertThat(attempts.failed("key", 0)).isFalse();
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
