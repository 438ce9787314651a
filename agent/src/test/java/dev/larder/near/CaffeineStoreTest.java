package dev.larder.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.LocalStore;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaffeineStoreTest {
  private final FakeTicker ticker = new FakeTicker();
  private final CaffeineStore<String> store = CaffeineStore.of(100, 60_000, ticker);

  @Test
  void an_entry_is_found_by_its_values_and_dropped_by_its_text() {
    store.put("ns:42", 42L, "ns:42");
    assertThat(store.get(42L)).isEqualTo("ns:42");

    store.drop("ns:42");

    assertThat(store.get(42L)).isNull();
  }

  @Test
  void an_entry_put_again_can_still_be_dropped() {
    store.put("ns:42", 42L, "ns:42");
    store.drop("ns:42");
    store.put("ns:42", 42L, "ns:42");

    store.drop("ns:42");

    assertThat(store.get(42L)).isNull();
  }

  @Test
  void what_is_kept_is_told_with_its_age() {
    store.put("ns:42", 42L, List.of("ns:~tag:a"), "entry");
    ticker.advance(Duration.ofSeconds(7));

    LocalStore.Kept<String> kept = store.kept("ns:42");

    assertThat(kept)
        .isEqualTo(new LocalStore.Kept<>("entry", List.of("ns:~tag:a"), 7_000_000_000L));
    assertThat(store.kept("ns:43")).isNull();
    CaffeineStore<String> forEver = CaffeineStore.of(100, Long.MAX_VALUE, ticker);
    forEver.put("ns:42", 42L, "entry");
    assertThat(forEver.kept("ns:42")).isEqualTo(new LocalStore.Kept<>("entry", List.of(), -1));
  }

  @Test
  void it_holds_no_more_than_its_bound() {
    for (long i = 0; i < 10_000; i++) {
      store.put("ns:" + i, i, "ns:" + i);
    }

    assertThat(store.size()).isLessThanOrEqualTo(101);
    for (long i = 0; i < 10_000; i++) {
      store.drop("ns:" + i);
      assertThat(store.get(i)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 600_000, 1_300_000, 8_000_000, 100_000_000})
  void entries_that_are_large_are_fewer(int bytes) {
    int most = 100;
    LocalStore<String> bounded =
        CaffeineStore.factory(most, ticker).create(60_000, most, entry -> bytes);
    for (long i = 0; i < 1_000; i++) {
      bounded.put("ns:" + i, i, List.of(), "ns:" + i);
    }

    assertThat(bounded.size()).isLessThanOrEqualTo(Math.min(most, (64 << 20) / bytes));
    assertThat(bounded.size()).isGreaterThanOrEqualTo(Math.min(most, (64 << 20) / bytes) / 2);
  }

  @Test
  void an_entry_is_given_up_after_the_ttl_when_another_comes() {
    store.put("ns:42", 42L, "ns:42");
    ticker.advance(Duration.ofSeconds(61));
    store.put("ns:43", 43L, "ns:43");

    assertThat(store.get(42L)).isNull();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void one_that_replaces_another_a_moment_later_lives_as_long_as_any() {
    store.put("ns:42", 42L, "old");
    ticker.advance(Duration.ofMillis(900));
    store.put("ns:42", 42L, "new");
    ticker.advance(Duration.ofMillis(59_900));
    store.put("ns:43", 43L, "another");

    assertThat(store.get(42L)).isEqualTo("new");
  }

  @Test
  void an_expired_entry_is_replaced_by_its_successor() {
    store.put("ns:42", 42L, "ns:42");
    ticker.advance(Duration.ofSeconds(61));
    store.put("ns:42", 42L, "ns:42");

    assertThat(store.get(42L)).isNotNull();
    store.drop("ns:42");
    assertThat(store.get(42L)).isNull();
  }

  @Test
  void an_entry_that_is_touched_stays_while_others_come_and_go() {
    String used = "42 in use";
    store.put("ns:42", 42L, used);
    for (long i = 1_000; i < 11_000; i++) {
      store.touch("ns:42");
      store.put("ns:" + i, i, "ns:" + i);
    }

    assertThat(store.get(42L)).isSameAs(used);
  }

  @Test
  void clearing_leaves_nothing() {
    store.put("ns:1", 1L, "ns:1");
    store.put("ns:2", 2L, "ns:2");

    store.clear();

    assertThat(store.get(1L)).isNull();
    assertThat(store.get(2L)).isNull();
  }
}
