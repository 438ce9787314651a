package dev.larder.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops asking what keeps failing. Closed, it lets every call through and counts failures in a row;
 * at the threshold it opens for a while and rejects; then one probe at a time is let through, whose
 * outcome closes it or opens it again. Thread-safe.
 *
 * <p>The whole state is one immutable snapshot, swapped by compare-and-set: of many threads that
 * find the time has come, one swap succeeds and that thread is the probe. A probe that never
 * reports holds its place for as long as the breaker opens for, then another may try. Outcomes of
 * calls that began before it opened and end later are ignored while it is open.
 */
public final class CircuitBreaker {
  /** Whether calls pass. */
  public enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  /**
   * One moment of the breaker.
   *
   * @param failures in a row, so far
   * @param openedCount how often it has opened since it was made
   * @param openUntil nanoseconds of the ticker: when open, before this no call passes; when half
   *     open, the end of the probe's lease; else without meaning
   * @param held opened by hand: no probe until it is closed by hand
   */
  public record Snapshot(
      State state, int failures, long openedCount, long openUntil, boolean held) {}

  /** Hears of changes of state, on the thread that caused them; must neither block nor throw. */
  @FunctionalInterface
  public interface Listener {
    /** The breaker has changed its state. */
    void onChange(Snapshot before, Snapshot after);
  }

  private final int threshold;
  private final long openForNanos;
  private final Listener listener;
  private final AtomicReference<Snapshot> current =
      new AtomicReference<>(new Snapshot(State.CLOSED, 0, 0, 0, false));

  /**
   * A closed breaker.
   *
   * @param threshold failures in a row that open it, at least 1
   * @param openFor how long it then rejects, and how long a probe may take
   */
  public CircuitBreaker(int threshold, Duration openFor, Listener listener) {
    if (threshold < 1 || openFor.isNegative() || openFor.isZero()) {
      throw new IllegalArgumentException("a breaker needs 1 failure and 1 ns at least");
    }
    this.threshold = threshold;
    this.openForNanos = openFor.toNanos();
    this.listener = listener;
  }

  /** A closed breaker that nobody listens to. */
  public CircuitBreaker(int threshold, Duration openFor) {
    this(threshold, openFor, (before, after) -> {});
  }

  /**
   * Whether a call may go ahead; it then has to report its outcome.
   *
   * @param now nanoseconds of the ticker
   */
  public boolean tryAcquire(long now) {
    Snapshot seen = snapshot();
    if (seen.state == State.CLOSED) {
      return true;
    }
    if (seen.held || now - seen.openUntil < 0) {
      return false;
    }
    return swap(
        seen, new Snapshot(State.HALF_OPEN, seen.failures, seen.openedCount, until(now), false));
  }

  /** A call went well. */
  public void onSuccess() {
    Snapshot seen = snapshot();
    while (seen.state != State.OPEN && seen.failures > 0) {
      if (swap(seen, closed(seen))) {
        return;
      }
      seen = snapshot();
    }
  }

  /**
   * A call failed.
   *
   * @param now nanoseconds of the ticker
   */
  public void onFailure(long now) {
    Snapshot seen = snapshot();
    while (seen.state != State.OPEN) {
      if (swap(seen, failed(seen, now))) {
        return;
      }
      seen = snapshot();
    }
  }

  /** Opens it until {@link #close()}, with no probes. */
  public void open() {
    Snapshot seen = snapshot();
    while (!seen.held) {
      long opened = seen.openedCount + (seen.state == State.OPEN ? 0 : 1);
      if (swap(seen, new Snapshot(State.OPEN, seen.failures, opened, seen.openUntil, true))) {
        return;
      }
      seen = snapshot();
    }
  }

  /** Closes it, whatever opened it. */
  public void close() {
    Snapshot seen = snapshot();
    while (!swap(seen, closed(seen))) {
      seen = snapshot();
    }
  }

  /** What it protects from is over: closes it, unless it was opened by hand. */
  public void recover() {
    Snapshot seen = snapshot();
    while (!seen.held && !swap(seen, closed(seen))) {
      seen = snapshot();
    }
  }

  /** The state at this moment. */
  public Snapshot snapshot() {
    return Objects.requireNonNull(current.get()); // never is: tells NullAway
  }

  private Snapshot failed(Snapshot seen, long now) {
    int failures = seen.failures + 1;
    if (seen.state == State.CLOSED && failures < threshold) {
      return new Snapshot(State.CLOSED, failures, seen.openedCount, 0, false);
    }
    return new Snapshot(State.OPEN, failures, seen.openedCount + 1, until(now), false);
  }

  private static Snapshot closed(Snapshot seen) {
    return new Snapshot(State.CLOSED, 0, seen.openedCount, 0, false);
  }

  private long until(long now) {
    return now + openForNanos;
  }

  private boolean swap(Snapshot before, Snapshot after) {
    if (!current.compareAndSet(before, after)) {
      return false;
    }
    if (before.state != after.state) {
      listener.onChange(before, after);
    }
    return true;
  }
}
