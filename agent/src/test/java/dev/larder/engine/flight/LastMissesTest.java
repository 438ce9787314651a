package dev.larder.engine.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.LastMisses.Miss;
import dev.larder.metrics.MissReason;
import dev.larder.store.Seen;
import org.junit.jupiter.api.Test;

/** Why the last calls missed, and no more than so many of them. */
class LastMissesTest {
  private final LastMisses misses = new LastMisses();

  @Test
  void the_last_miss_of_a_key_is_known() {
    miss("ns:1", MissReason.ABSENT, 5);
    miss("ns:1", MissReason.VERSION, 7);

    assertThat(misses.of("ns:1")).isEqualTo(new Miss("ns:1", MissReason.VERSION, 7));
    assertThat(misses.of("ns:2")).isNull();
  }

  @Test
  void of_two_keys_in_one_place_the_later_is_known() {
    assertThat("ns:Aa".hashCode()).isEqualTo("ns:BB".hashCode());
    miss("ns:Aa", MissReason.ABSENT, 5);
    miss("ns:BB", MissReason.ABSENT, 6);

    assertThat(misses.of("ns:Aa")).isNull();
    assertThat(misses.of("ns:BB")).isNotNull();
  }

  @Test
  void so_many_are_known_and_no_more() {
    for (int i = 0; i < 100_000; i++) {
      miss("ns:" + i, MissReason.ABSENT, i);
    }

    int known = 0;
    for (int i = 0; i < 100_000; i++) {
      known += misses.of("ns:" + i) == null ? 0 : 1;
    }
    assertThat(known).isBetween(1_000, 4_096);
  }

  private void miss(String key, MissReason reason, long nanos) {
    misses.add(new Flight(key, key, Lookup.miss(reason, Seen.ABSENT), nanos));
  }
}
