package dev.larder.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.store.FakeStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.time.FakeTicker;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class GuardedStoreTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final byte[] ENTRY = new byte[32];

  private final FakeTicker ticker = new FakeTicker();
  private final FakeStore behind = new FakeStore(ticker);
  private final CircuitBreaker reads = new CircuitBreaker(2, OPEN_FOR);
  private final CircuitBreaker puts = new CircuitBreaker(2, OPEN_FOR);
  private final GuardedStore store = new GuardedStore(behind, reads, puts, ticker);

  @Test
  void a_store_that_answers_is_asked() {
    assertThat(store.get("k")).isSameAs(Reading.ABSENT);
    assertThat(put("k")).isCompletedWithValue(true);
    assertThat(store.get("k").bytes()).isEqualTo(ENTRY);
  }

  @Test
  void reads_that_fail_end_in_not_asking() {
    behind.failReads(true);
    store.get("k");
    store.get("k");
    assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
    assertThat(behind.calls()).isEqualTo(2);
  }

  @Test
  void a_store_that_says_that_another_one_has_the_key_does_not_fail() {
    behind.moveElsewhere();
    for (int i = 0; i < 5; i++) {
      assertThat(store.get("k")).isSameAs(Reading.UNASKED);
      assertThat(store.getAll(List.of("k", "l"), CallTags.NONE)).hasSize(2);
      assertThat(put("k")).isCompletedExceptionally();
    }
    assertThat(reads.snapshot().state()).isEqualTo(State.CLOSED);
    assertThat(puts.snapshot().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_probe_finds_that_the_store_is_back() {
    behind.failReads(true);
    store.get("k");
    store.get("k");
    behind.failReads(false);
    ticker.advance(OPEN_FOR);
    assertThat(store.get("k")).isSameAs(Reading.ABSENT);
    assertThat(reads.snapshot().state()).isEqualTo(State.CLOSED);
  }

  @Test
  void puts_that_fail_stop_puts_and_not_reads() {
    behind.failWrites(true);
    put("k");
    put("k");
    int before = behind.calls();
    assertThat(put("k")).isCompletedExceptionally();
    assertThat(behind.calls()).isEqualTo(before);
    assertThat(store.get("k")).isSameAs(Reading.ABSENT);
  }

  @Test
  void a_rejected_put_fails_without_a_stack_trace() {
    puts.open();
    assertThatThrownBy(() -> put("k").toCompletableFuture().join())
        .rootCause()
        .isInstanceOf(StoreException.class)
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
  }

  @Test
  void a_put_after_an_unknown_lookup_says_nothing_about_the_store() {
    behind.failWrites(true);
    put("k");
    assertThat(store.put("k", Seen.UNKNOWN, ENTRY, 1000)).isCompletedWithValue(false);
    assertThat(puts.snapshot().failures()).isEqualTo(1);
    assertThat(behind.calls()).isEqualTo(1);
  }

  @Test
  void drops_pass_an_open_breaker_and_their_failure_is_told() {
    reads.open();
    puts.open();
    assertThat(store.drop(List.of("k"), new Tombstone(ENTRY, 1000, 0))).isCompleted();
    behind.failWrites(true);
    assertThat(store.drop(List.of("k"), new Tombstone(ENTRY, 1000, 0))).isCompletedExceptionally();
  }

  @Test
  void an_interrupted_read_is_not_held_against_the_store() {
    behind.failReads(true);
    Thread.currentThread().interrupt();
    store.get("k");
    store.get("k");
    store.get("k");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reads.snapshot().failures()).isZero();
  }

  private CompletionStage<Boolean> put(String key) {
    return store.put(key, Seen.ABSENT, ENTRY, 60_000);
  }
}
