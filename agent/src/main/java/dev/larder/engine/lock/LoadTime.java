package dev.larder.engine.lock;

/**
 * How long the origin of one method takes: a moving average in which each load counts an eighth. Of
 * loads that end at the same moment one may be lost. Thread-safe.
 */
final class LoadTime {
  private static final int WEIGHT = 8;

  private volatile long nanos;

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // a lost load does no harm
  void add(long sample) {
    nanos = nanos == 0 ? sample : nanos + (sample - nanos) / WEIGHT;
  }

  /** 0 before the first load. */
  long nanos() {
    return nanos;
  }
}
