package dev.larder.engine.decision;

/**
 * How long the origin of one method takes: a moving average in which each load counts an eighth. Of
 * loads that end at the same moment one may be lost. Thread-safe.
 */
public final class LoadTime {
  private static final int WEIGHT = 8;

  private volatile long nanos;

  /** The origin has returned after this long. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost load does no harm
  public void add(long sample) {
    nanos = nanos == 0 ? sample : nanos + (sample - nanos) / WEIGHT;
  }

  /** 0 before the first load. */
  public long nanos() {
    return nanos;
  }
}
