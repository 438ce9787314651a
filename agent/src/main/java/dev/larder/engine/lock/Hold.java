package dev.larder.engine.lock;

import dev.larder.engine.flight.Flight;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockValue;

/**
 * The lock of a key as one flight has it, or tries to get it. Thread-safe: written by the flight's
 * leader, and by the answers to its claims.
 */
final class Hold {
  final String key;
  private final long jvm;
  private final long count;
  private final long leaseMillis;
  private volatile LockValue value;
  private volatile boolean lost;
  private volatile long beganNanos;
  private volatile long sinceNanos;

  Hold(Flight flight, long jvm, long count, long leaseMillis, long nowNanos) {
    key = KeyLocks.lockOf(flight.key);
    this.jvm = jvm;
    this.count = count;
    this.leaseMillis = leaseMillis;
    value = LockValue.of(jvm, count, flight.seen);
    beganNanos = nowNanos;
    sinceNanos = nowNanos;
  }

  /** The value to claim with, which says what the flight has seen by now. */
  LockValue claim(Flight flight, long nowNanos) {
    LockValue mine = LockValue.of(jvm, count, flight.seen);
    value = mine;
    beganNanos = nowNanos;
    sinceNanos = nowNanos;
    return mine;
  }

  LockValue value() {
    return value;
  }

  long leaseMillis() {
    return leaseMillis;
  }

  /** A claim without an answer may have won. */
  void noted(Claim claim) {
    lost = claim != Claim.WON && claim != Claim.UNKNOWN;
  }

  void lose() {
    lost = true;
  }

  boolean isLost() {
    return lost;
  }

  /** How long ago the last claim was. */
  long ageNanos(long nowNanos) {
    return nowNanos - beganNanos;
  }

  /** Whether a third of the lease has passed; begins the next one if so. */
  boolean isDue(long nowNanos) {
    boolean due = nowNanos - sinceNanos >= leaseMillis * 1_000_000 / 3;
    if (due) {
      sinceNanos = nowNanos;
    }
    return due;
  }
}
