package dev.larder.launch.redis;

import dev.larder.log.Log;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.Snapshot;
import dev.larder.resilience.CircuitBreaker.State;
import java.util.function.Supplier;

/**
 * Says once that Redis is not used any more, and once that it is again; probes in between are not
 * worth a line, and neither is the time until the first connection stands. Thread-safe; guarded by
 * its monitor.
 */
final class BreakerLog implements CircuitBreaker.Listener {
  private final Log log;
  private final String what;
  private final Supplier<String> reason;
  private boolean begun;
  private boolean off;
  private boolean ended;

  /**
   * Of a breaker that is closed.
   *
   * @param what it leaves alone
   * @param reason why, asked for with the line; empty where it is not known
   */
  BreakerLog(Log log, String what, Supplier<String> reason) {
    this.log = log;
    this.what = what;
    this.reason = reason;
  }

  /** The time to connect is over: what has been off since then is told. */
  synchronized void begin() {
    if (!begun && off) {
      tellOff();
    }
    begun = true;
  }

  /** What was off is used no more. */
  synchronized void end() {
    if (begun && off) {
      log.info(what + " are over: other servers of the cluster have its keys");
    }
    off = false;
    ended = true;
  }

  @Override
  public synchronized void onChange(Snapshot before, Snapshot after) {
    if (ended) {
      return;
    }
    if (before.state() == State.CLOSED && after.state() == State.OPEN) {
      off = true;
      if (begun) {
        tellOff();
      }
    } else if (after.state() == State.CLOSED && off) {
      off = false;
      if (begun) {
        log.info(what + " are on again");
      }
    }
  }

  private void tellOff() {
    String why = reason.get();
    log.warn(
        what
            + " are off"
            + (why.isEmpty() ? "" : " (" + why + ")")
            + ": the application runs from its origin until Redis answers");
  }
}
