package dev.larder.launch;

import dev.larder.log.Log;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.CircuitBreaker.Snapshot;
import dev.larder.resilience.CircuitBreaker.State;

/**
 * Says once that Redis is not used any more, and once that it is again; probes in between are not
 * worth a line.
 */
record BreakerLog(Log log, String what) implements CircuitBreaker.Listener {
  @Override
  public void onChange(Snapshot before, Snapshot after) {
    if (before.state() == State.CLOSED && after.state() == State.OPEN) {
      log.warn(
          what
              + " are off after "
              + after.failures()
              + " failures in a row: the application runs from its origin until Redis answers");
    } else if (after.state() == State.CLOSED && before.state() != State.CLOSED) {
      log.info(what + " are on again");
    }
  }
}
