package dev.larder.engine.decision;

import dev.larder.time.Jitter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long things may take and last and how large they may be, as a read rule says it.
 *
 * @param ttlMillis life of an entry; {@link Long#MAX_VALUE} for ever
 * @param jitter the largest share taken off the ttl, 0 to 1
 * @param notFoundTtlMillis life of a not-found entry
 * @param waitNanos the longest a caller waits for another's load; 0: none waits
 * @param maxBytes a larger entry is not stored; before it is compressed, without its versions
 * @param compressAbove larger values are compressed; {@link Long#MAX_VALUE}: none is
 * @param ages what the age of entries means
 * @param sliding whether a hit renews the life of an entry
 */
public record ReadSettings(
    long ttlMillis,
    double jitter,
    long notFoundTtlMillis,
    long waitNanos,
    long maxBytes,
    long compressAbove,
    Ages ages,
    boolean sliding) {
  /** Of a rule that does not ask for the age of entries. */
  public ReadSettings(
      long ttlMillis,
      double jitter,
      long notFoundTtlMillis,
      long waitNanos,
      long maxBytes,
      long compressAbove) {
    this(
        ttlMillis,
        jitter,
        notFoundTtlMillis,
        waitNanos,
        maxBytes,
        compressAbove,
        Ages.none(),
        false);
  }

  /** How long an entry lives, shortened at random where it holds a value. */
  public Life life(Afterwards afterwards) {
    if (afterwards == Afterwards.STORE_NOT_FOUND) {
      return new Life(notFoundTtlMillis, 0, 0, false);
    }
    return ttlMillis == Long.MAX_VALUE
        ? new Life(Long.MAX_VALUE, 0, 0, false)
        : new Life(
            Jitter.shorten(ttlMillis, jitter, ThreadLocalRandom.current().nextDouble()),
            ages.ahead().zoneMillis(),
            ages.windowMillis(),
            sliding);
  }

  /**
   * Whether an entry that lives for so long yet is to be renewed: a tenth of its life is over.
   *
   * @param leftMillis 0 where nobody could tell
   */
  public boolean isSlid(long leftMillis) {
    double shortest = ttlMillis * (1 - jitter) + ages.windowMillis();
    return sliding && leftMillis > 0 && leftMillis <= 0.9 * shortest;
  }

  /** The shortest that an entry lives. */
  public long shortestNanos() {
    double value = ttlMillis * (1 - jitter) + ages.windowMillis();
    return TimeUnit.MILLISECONDS.toNanos(Math.min((long) value, notFoundTtlMillis));
  }

  /** The longest that an entry lives. */
  public long longestMillis() {
    return sliding
        ? Long.MAX_VALUE
        : new Life(ttlMillis, 0, ages.windowMillis(), false).wholeMillis();
  }

  /**
   * How long an entry lives.
   *
   * @param freshMillis {@link Long#MAX_VALUE} for ever
   * @param aheadMillis at the end of which it may be loaded anew
   * @param staleMillis how long after it the entry may still be served, if not as what it was
   * @param slides whether a hit renews it
   */
  public record Life(long freshMillis, long aheadMillis, long staleMillis, boolean slides) {
    /** While nothing but the entry is of interest. */
    public long quietMillis() {
      return Math.max(0, freshMillis - aheadMillis);
    }

    /** Until it is nothing any more. */
    public long wholeMillis() {
      return freshMillis > Long.MAX_VALUE - staleMillis
          ? Long.MAX_VALUE
          : freshMillis + staleMillis;
    }
  }
}
