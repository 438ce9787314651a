package dev.larder.log;

import java.util.function.LongSupplier;

/**
 * Writes the first fault of one subject in full and from then on at most one line a minute, which
 * counts those in between. Thread-safe.
 */
public final class FaultLog {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Log log;
  private final String subject;
  private final LongSupplier nanos;
  private boolean began;
  private long writtenAt;
  private long unwritten;

  /**
   * A log of one subject's faults.
   *
   * @param subject what every line begins with
   * @param nanos a monotonic clock in nanoseconds
   */
  public FaultLog(Log log, String subject, LongSupplier nanos) {
    this.log = log;
    this.subject = subject;
    this.nanos = nanos;
  }

  /** Writes a line about the subject, whatever else was written of it. */
  public void tell(String what) {
    log.warn(subject + ": " + what);
  }

  /** Something went wrong, perhaps once more. */
  public synchronized void report(String what) {
    long now = nanos.getAsLong();
    if (began && now - writtenAt < MINUTE_NANOS) {
      unwritten++;
      return;
    }
    String before = unwritten == 0 ? "" : " (and " + unwritten + " faults since the last line)";
    log.warn(subject + ": " + what + before);
    began = true;
    writtenAt = now;
    unwritten = 0;
  }
}
