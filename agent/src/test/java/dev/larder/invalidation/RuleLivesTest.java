package dev.larder.invalidation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.invalidation.life.RuleLives;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules a write drops as a whole, since they have changed meanwhile. */
final class RuleLivesTest {
  private static final String A = "ns:~tag:~a";
  private static final String B = "ns:~tag:~b";

  private final RuleLives lives = new RuleLives();

  @Test
  void those_that_have_changed_since_it_began_and_no_others() {
    lives.cover(List.of(A, B));
    String first = lives.now();
    assertThat(lives.youngerThan(List.of("ns:1", first))).isEmpty();
    lives.begin(List.of(A));
    String second = lives.now();
    lives.begin(List.of(B));

    assertThat(lives.youngerThan(List.of("ns:1", first))).containsExactlyInAnyOrder(A, B);
    assertThat(lives.youngerThan(List.of("ns:1", second))).containsExactly(B);
    assertThat(lives.youngerThan(List.of(second, first))).containsExactlyInAnyOrder(A, B);
    assertThat(lives.youngerThan(List.of("ns:1", lives.now()))).isEmpty();
    assertThat(lives.youngerThan(List.of("ns:1"))).isEmpty();
  }

  @Test
  void all_where_it_may_have_begun_at_any_time() {
    lives.cover(List.of(A, B));
    assertThat(lives.youngerThan(List.of(RuleLives.EVER))).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void none_that_are_there_no_more() {
    lives.cover(List.of(A, B));
    String before = lives.now();
    lives.begin(List.of(A, B));
    lives.cover(List.of(B));
    assertThat(lives.youngerThan(List.of(before))).containsExactly(B);
  }

  @Test
  void readers_know_the_latest_of_the_writes_from_before() {
    lives.cover(List.of(A));
    assertThat(lives.before(A)).isEmpty();
    String first = lives.now();
    lives.begin(List.of(A));
    String second = lives.now();
    assertThat(lives.before(A)).containsExactly(first);
    lives.begin(List.of(A));
    assertThat(lives.before(A)).containsExactly(second, first);
    for (int i = 0; i < 1_000; i++) {
      lives.begin(List.of(A));
    }
    assertThat(lives.before(A)).hasSize(64).doesNotContain(lives.now());
  }
}
