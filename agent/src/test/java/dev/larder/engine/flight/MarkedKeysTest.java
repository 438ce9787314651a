package dev.larder.engine.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.OpenWrites;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MarkedKeysTest {
  private static final long LIFE = TimeUnit.MILLISECONDS.toNanos(Flights.UNCACHEABLE_MILLIS);

  private final MarkedKeys keys = new MarkedKeys(Flights.UNCACHEABLE_MILLIS);

  @Test
  void a_key_is_known_for_two_minutes() {
    keys.add("a", 100);

    assertThat(keys.has("a", 100 + LIFE - 1)).isTrue();
    assertThat(keys.has("a", 100 + LIFE)).isFalse();
    assertThat(keys.has("b", 100)).isFalse();
    assertThat(LIFE).isEqualTo(TimeUnit.MINUTES.toNanos(2));
  }

  @Test
  void a_key_whose_load_failed_or_left_nothing_is_spared_for_ten_seconds() {
    long rest = TimeUnit.SECONDS.toNanos(10);
    Flights flights = new Flights(new OpenWrites(new CoarseTicker(Ticker.system())));
    for (MarkedKeys spared : List.of(flights.failing(), flights.resting())) {
      spared.add("a", 100);

      assertThat(spared.has("a", 100 + rest - 1)).isTrue();
      assertThat(spared.has("a", 100 + rest)).isFalse();
    }
  }

  @Test
  void a_key_is_forgotten_by_its_own_removal_alone() {
    keys.add("Aa", 0);
    keys.remove("BB"); // has the same hash

    assertThat(keys.has("Aa", 0)).isTrue();
    keys.remove("Aa");
    assertThat(keys.has("Aa", 0)).isFalse();
  }

  @Test
  void an_invalidation_forgets_the_key() {
    Flights flights = new Flights(new OpenWrites(new CoarseTicker(Ticker.system())));
    flights.uncacheable().add("key", 0);

    flights.doom("key");

    assertThat(flights.uncacheable().has("key", 0)).isFalse();
  }
}
