package dev.larder.launch;

import dev.larder.ops.BreakerMXBean;
import dev.larder.resilience.CircuitBreaker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The breaker of reads as management sees it. */
record BreakerBean(CircuitBreaker breaker) implements BreakerMXBean {
  @Override
  public String getState() {
    return breaker.snapshot().state().name();
  }

  @Override
  public int getFailures() {
    return breaker.snapshot().failures();
  }

  @Override
  public long getOpenedCount() {
    return breaker.snapshot().openedCount();
  }

  @Override
  public @Nullable String getOpenUntil() {
    CircuitBreaker.Snapshot snapshot = breaker.snapshot();
    return snapshot.state() == CircuitBreaker.State.CLOSED
        ? null
        : Instant.now().plusNanos(snapshot.openUntil() - System.nanoTime()).toString();
  }

  @Override
  public void open() {
    breaker.open();
  }

  @Override
  public void close() {
    breaker.close();
  }
}
