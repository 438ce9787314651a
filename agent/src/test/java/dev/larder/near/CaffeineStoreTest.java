package dev.larder.near;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.store.LocalStore;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CaffeineStoreTest {
  private final FakeTicker ticker = new FakeTicker();
  private final CaffeineStore<Named> store = new CaffeineStore<>(100, 60_000, ticker);

  private record Named(String key) implements LocalStore.Entry {}

  @Test
  void an_entry_is_found_by_its_values_and_dropped_by_its_text() {
    store.put(42L, new Named("ns:42"));
    assertThat(store.get(42L)).isEqualTo(new Named("ns:42"));

    store.drop("ns:42");

    assertThat(store.get(42L)).isNull();
  }

  @Test
  void an_entry_put_again_can_still_be_dropped() {
    store.put(42L, new Named("ns:42"));
    store.drop("ns:42");
    store.put(42L, new Named("ns:42"));

    store.drop("ns:42");

    assertThat(store.get(42L)).isNull();
  }

  @Test
  void it_holds_no_more_than_its_bound() {
    for (long i = 0; i < 10_000; i++) {
      store.put(i, new Named("ns:" + i));
    }

    assertThat(store.size()).isLessThanOrEqualTo(101);
    for (long i = 0; i < 10_000; i++) {
      store.drop("ns:" + i);
      assertThat(store.get(i)).isNull();
    }
  }

  @Test
  void an_entry_is_given_up_after_the_ttl() {
    store.put(42L, new Named("ns:42"));
    ticker.advance(Duration.ofSeconds(61));

    assertThat(store.get(42L)).isNull();
  }

  @Test
  void clearing_leaves_nothing() {
    store.put(1L, new Named("ns:1"));
    store.put(2L, new Named("ns:2"));

    store.clear();

    assertThat(store.get(1L)).isNull();
    assertThat(store.get(2L)).isNull();
  }
}
