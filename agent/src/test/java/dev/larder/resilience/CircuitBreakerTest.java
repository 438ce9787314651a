package dev.larder.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.resilience.CircuitBreaker.State;
import dev.larder.time.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private final List<String> changes = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker(Long.MAX_VALUE - 1_000); // the clock may wrap
  private final CircuitBreaker breaker =
      new CircuitBreaker(
          3, OPEN_FOR, (before, after) -> changes.add(before.state() + " -> " + after.state()));

  @Test
  void failures_in_a_row_open_it() {
    fail(2);
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    fail(1);
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    assertThat(breaker.snapshot().state()).isEqualTo(State.OPEN);
    assertThat(breaker.snapshot().openedCount()).isEqualTo(1);
    assertThat(breaker.snapshot().openUntil()).isEqualTo(ticker.nanos() + OPEN_FOR.toNanos());
    assertThat(changes).containsExactly("CLOSED -> OPEN");
  }

  @Test
  void a_success_between_failures_keeps_it_closed() {
    fail(2);
    breaker.onSuccess();
    fail(2);
    assertThat(breaker.snapshot().state()).isEqualTo(State.CLOSED);
    assertThat(breaker.snapshot().failures()).isEqualTo(2);
  }

  @Test
  void one_probe_passes_after_the_time_and_its_success_closes_it() {
    fail(3);
    ticker.advance(OPEN_FOR.minusNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    ticker.advance(Duration.ofNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    breaker.onSuccess();
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(breaker.snapshot().failures()).isZero();
    assertThat(changes)
        .containsExactly("CLOSED -> OPEN", "OPEN -> HALF_OPEN", "HALF_OPEN -> CLOSED");
  }

  @Test
  void a_server_that_is_back_closes_it_but_not_what_was_opened_by_hand() {
    fail(3);
    breaker.recover();
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    breaker.open();
    breaker.recover();
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    assertThat(breaker.snapshot().held()).isTrue();
    breaker.close();
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(changes)
        .containsExactly("CLOSED -> OPEN", "OPEN -> CLOSED", "CLOSED -> OPEN", "OPEN -> CLOSED");
  }

  @Test
  void a_probe_that_fails_opens_it_for_as_long_again() {
    fail(3);
    ticker.advance(OPEN_FOR);
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    fail(1);
    ticker.advance(OPEN_FOR.minusNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    assertThat(breaker.snapshot().openedCount()).isEqualTo(2);
    ticker.advance(Duration.ofNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
  }

  @Test
  void a_probe_that_never_reports_gives_way_to_another() {
    fail(3);
    ticker.advance(OPEN_FOR);
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    ticker.advance(OPEN_FOR.minusNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    ticker.advance(Duration.ofNanos(1));
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
  }

  @Test
  void outcomes_of_calls_that_began_before_it_opened_are_ignored() {
    fail(3);
    breaker.onSuccess();
    fail(5);
    assertThat(breaker.snapshot().state()).isEqualTo(State.OPEN);
    assertThat(breaker.snapshot().openedCount()).isEqualTo(1);
  }

  @Test
  void opened_by_hand_it_stays_open_until_closed_by_hand() {
    breaker.open();
    ticker.advance(OPEN_FOR.multipliedBy(10));
    breaker.onSuccess();
    assertThat(breaker.tryAcquire(ticker.nanos())).isFalse();
    breaker.close();
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(changes).containsExactly("CLOSED -> OPEN", "OPEN -> CLOSED");
  }

  @Test
  void closing_by_hand_ends_an_outage() {
    fail(3);
    breaker.close();
    assertThat(breaker.tryAcquire(ticker.nanos())).isTrue();
    assertThat(breaker.snapshot().failures()).isZero();
  }

  @Test
  void of_many_threads_exactly_one_is_the_probe() throws Exception {
    for (int round = 0; round < 200; round++) {
      CircuitBreaker shared = new CircuitBreaker(1, OPEN_FOR);
      shared.onFailure(0);
      assertThat(probesAmong(8, shared, OPEN_FOR.toNanos())).isEqualTo(1);
    }
  }

  @Test
  void failures_of_many_threads_open_it_once() throws Exception {
    CircuitBreaker shared = new CircuitBreaker(100, OPEN_FOR);
    together(
        8,
        () -> {
          for (int i = 0; i < 1000; i++) {
            shared.onFailure(0);
          }
        });
    assertThat(shared.snapshot().openedCount()).isEqualTo(1);
    assertThat(shared.snapshot().failures()).isEqualTo(100);
  }

  @Test
  void a_breaker_that_could_never_close_is_refused() {
    assertThatThrownBy(() -> new CircuitBreaker(0, OPEN_FOR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CircuitBreaker(1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.onFailure(ticker.nanos());
    }
  }

  private static int probesAmong(int threads, CircuitBreaker shared, long now) throws Exception {
    AtomicInteger probes = new AtomicInteger();
    together(
        threads,
        () -> {
          if (shared.tryAcquire(now)) {
            probes.incrementAndGet();
          }
        });
    return probes.get();
  }

  private static void together(int threads, Runnable task) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                task.run();
              });
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
  }
}
