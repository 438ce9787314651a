package dev.larder.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of versions, and when it is not. */
final class VersionTableTest {
  private static final String TAG = "shop:~tag:a";
  private static final String OTHER = "shop:~tag:b";

  private final List<String> moved = new ArrayList<>();
  private final VersionTable table = new VersionTable("shop:~tag:", moved::add);

  @Test
  void what_was_answered_is_known_until_a_message_says_otherwise() {
    trust();
    learn(TAG, 7);
    learn(OTHER, 8);
    assertThat(table.of(TAG)).isEqualTo(7);

    table.moved(TAG);

    assertThat(table.of(TAG)).isZero();
    assertThat(table.of(OTHER)).isEqualTo(8);
    assertThat(table.unknown(List.of(TAG, OTHER))).containsExactly(TAG);
    assertThat(moved).containsExactly(TAG);
  }

  @Test
  void an_answer_that_a_message_has_overtaken_is_not_taken_over() {
    trust();
    int stamp = table.stamp(TAG);
    table.moved(TAG);

    table.learn(TAG, 7, stamp);

    assertThat(table.of(TAG)).isZero();
  }

  @Test
  void an_answer_that_an_own_invalidation_has_overtaken_is_not_taken_over() {
    trust();
    int stamp = table.stamp(TAG);
    table.forget(TAG);

    table.learn(TAG, 7, stamp);

    assertThat(table.of(TAG)).isZero();
  }

  @Test
  void nothing_is_known_while_the_store_tells_nothing() {
    learn(TAG, 7);
    assertThat(table.of(TAG)).isZero();

    trust();
    learn(TAG, 7);
    table.reconnect();

    assertThat(table.of(TAG)).isZero();
    learn(TAG, 7);
    assertThat(table.of(TAG)).isZero();
  }

  @Test
  void an_answer_over_a_lost_connection_is_not_taken_over_on_the_next() {
    trust();
    int stamp = table.stamp(TAG);
    trust();

    table.learn(TAG, 7, stamp);

    assertThat(table.of(TAG)).isZero();
  }

  @Test
  void the_consent_of_a_lost_connection_says_nothing_of_the_next() {
    long lost = table.reconnect();
    table.reconnect();
    table.trust(lost);

    learn(TAG, 7);

    assertThat(table.of(TAG)).isZero();
  }

  @Test
  void the_message_about_a_version_that_this_jvm_has_made_ends_no_load() {
    trust();
    learn(TAG, -7);
    assertThat(table.of(TAG)).isZero();

    table.moved(TAG);
    assertThat(moved).isEmpty();

    table.moved(TAG);
    assertThat(moved).containsExactly(TAG);
  }

  @Test
  void a_flush_forgets_all() {
    trust();
    learn(TAG, 7);
    int stamp = table.stamp(OTHER);
    table.forgetAll();
    table.learn(OTHER, 8, stamp);

    assertThat(table.unknown(List.of(TAG, OTHER))).containsExactly(TAG, OTHER);
  }

  @Test
  void it_is_bounded() {
    trust();
    for (int i = 0; i < 25_000; i++) {
      learn("shop:~tag:" + i, 1 + i);
    }

    int held = 0;
    for (int i = 0; i < 25_000; i++) {
      held += table.of("shop:~tag:" + i) == 0 ? 0 : 1;
    }
    assertThat(held).isBetween(8_750, 10_000);
  }

  @Test
  void a_version_lives_for_twice_the_longest_ttl_and_at_least_a_day_and_that_of_a_rule_for_ever() {
    assertThat(table.lifeMillis(TAG)).isEqualTo(Duration.ofDays(1).toMillis());
    table.cover(Duration.ofDays(3).toMillis());
    table.cover(Duration.ofHours(1).toMillis());

    assertThat(table.lifeMillis(TAG)).isEqualTo(Duration.ofDays(6).toMillis());
    assertThat(table.lifeMillis("shop:~tag:~product")).isEqualTo(Long.MAX_VALUE);
    table.cover(Long.MAX_VALUE);
    assertThat(table.lifeMillis(TAG)).isEqualTo(Long.MAX_VALUE);
  }

  private void trust() {
    table.trust(table.reconnect());
  }

  private void learn(String key, long number) {
    table.learn(key, number, table.stamp(key));
  }
}
