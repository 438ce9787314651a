package dev.larder.time;

/**
 * The pauses between attempts that fail: each twice the one before, up to a cap, jittered so that
 * many JVMs do not come back together.
 *
 * @param firstMillis the longest first pause, at least 1
 * @param maxMillis no pause is longer
 */
public record Backoff(long firstMillis, long maxMillis) {
  private static final double JITTER = 0.5;
  private static final int MAX_DOUBLINGS = 30;

  /**
   * The pause before the next attempt.
   *
   * @param failed how many attempts in a row have failed, from 0
   * @param uniform a random number from 0 (inclusive) to 1 (exclusive)
   * @return milliseconds, at least 1
   */
  public long pauseMillis(int failed, double uniform) {
    long doubled = firstMillis << Math.min(failed, MAX_DOUBLINGS);
    return Jitter.shorten(Math.min(maxMillis, doubled), JITTER, uniform);
  }
}
