package dev.larder.resilience;

import static dev.larder.concurrency.Interleavings.check;
import static dev.larder.concurrency.Interleavings.must;
import static dev.larder.concurrency.Interleavings.together;

import dev.larder.resilience.CircuitBreaker.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CircuitBreakerInterleavingsTest {
  private static final long OPEN_FOR = 10;

  @Test
  void of_two_callers_that_find_the_time_has_come_one_is_the_probe() {
    check(
        () -> {
          CircuitBreaker breaker = breaker(1);
          breaker.onFailure(0);
          AtomicInteger probes = new AtomicInteger();
          Runnable caller =
              () -> {
                if (breaker.tryAcquire(OPEN_FOR)) {
                  probes.incrementAndGet();
                }
              };
          together(caller, caller);
          must(probes.get() == 1, "one passes");
          must(breaker.snapshot().state() == State.HALF_OPEN, "it is half open");
        });
  }

  @Test
  void failures_of_several_callers_open_it_once() {
    check(
        () -> {
          AtomicInteger heard = new AtomicInteger();
          CircuitBreaker breaker = breaker(2, (before, after) -> heard.incrementAndGet());
          together(() -> breaker.onFailure(0), () -> breaker.onFailure(0));
          must(breaker.snapshot().state() == State.OPEN, "no failure is lost");
          must(breaker.snapshot().openedCount() == 1, "it opened once");
          must(heard.get() == 1, "that was told once");
        });
  }

  @Test
  void a_call_that_ends_well_does_not_close_what_a_failure_has_opened() {
    check(
        () -> {
          AtomicInteger opened = new AtomicInteger();
          CircuitBreaker breaker = breaker(2, (before, after) -> opened.incrementAndGet());
          breaker.onFailure(0);
          together(breaker::onSuccess, () -> breaker.onFailure(0));
          boolean isOpen = breaker.snapshot().state() == State.OPEN;
          must(isOpen == (opened.get() == 1), "what was opened is open");
          must(isOpen || breaker.snapshot().failures() == 1, "a failure after it counts");
        });
  }

  @Test
  void what_was_opened_by_hand_stays_open_whatever_calls_report() {
    check(
        () -> {
          CircuitBreaker breaker = breaker(1);
          breaker.onFailure(0);
          must(breaker.tryAcquire(OPEN_FOR), "the probe");
          together(breaker::open, breaker::onSuccess, () -> breaker.onFailure(OPEN_FOR));
          must(breaker.snapshot().held(), "the hand is last");
          must(!breaker.tryAcquire(100 * OPEN_FOR), "no probe");
        });
  }

  private static CircuitBreaker breaker(int threshold) {
    return breaker(threshold, (before, after) -> {});
  }

  private static CircuitBreaker breaker(int threshold, CircuitBreaker.Listener listener) {
    return new CircuitBreaker(threshold, Duration.ofNanos(OPEN_FOR), listener);
  }
}
