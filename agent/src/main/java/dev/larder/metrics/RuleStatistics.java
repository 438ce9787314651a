package dev.larder.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one rule does. Thread-safe; counters are exact once the calls that they count have
 * ended.
 */
public final class RuleStatistics implements Recorder {
  private volatile @Nullable HitCounter nearHits;

  private final Map<Counter, LongAdder> counters = adders(Counter.class);
  private final Map<MissReason, LongAdder> misses = adders(MissReason.class);
  private final Latencies loads = new Latencies();
  private final Latencies lookups = new Latencies();
  private volatile long queued;
  private volatile long deadLetters;
  private volatile @Nullable String lastError;
  private volatile Consumer<String> faultListener = what -> {};
  private volatile Consumer<String> warningListener = what -> {};
  private final AtomicBoolean warned = new AtomicBoolean();

  @Override
  public synchronized HitCounter nearHitCounter() {
    HitCounter counter = nearHits;
    if (counter == null) {
      counter = HitCounter.create();
      nearHits = counter;
    }
    return counter;
  }

  @Override
  public void remoteHit(long nanos) {
    add(Counter.REMOTE_HITS, 1);
    lookups.record(nanos);
  }

  @Override
  public void joined() {
    add(Counter.JOINED, 1);
  }

  @Override
  public void notFoundHit() {
    add(Counter.NOT_FOUND_HITS, 1);
  }

  @Override
  public void staleHit() {
    add(Counter.STALE_HITS, 1);
  }

  @Override
  public void miss(MissReason reason) {
    of(misses, reason).increment();
  }

  @Override
  public void bypass() {
    add(Counter.BYPASSES, 1);
  }

  @Override
  public void loaded(long nanos) {
    add(Counter.LOADS, 1);
    loads.record(nanos);
  }

  @Override
  public void queued(long calls) {
    queued = calls;
  }

  @Override
  public void deadLetters(long calls) {
    deadLetters = calls;
  }

  /** How many calls wait to be run, as it was last seen. */
  public long queued() {
    return queued;
  }

  /** How many are given up and kept, as it was last seen. */
  public long deadLetters() {
    return deadLetters;
  }

  @Override
  public void loadFailed() {
    add(Counter.LOAD_FAILURES, 1);
  }

  @Override
  public void stored() {
    add(Counter.STORES, 1);
  }

  @Override
  public void compressed() {
    add(Counter.COMPRESSED_STORES, 1);
  }

  @Override
  public void oversized() {
    add(Counter.OVERSIZED_LOADS, 1);
  }

  /** Warns of the first one, and of no other as long as the rule is what it is. */
  @Override
  public void large(int bytes) {
    if (!warned.get() && warned.compareAndSet(false, true)) {
      warningListener.accept(
          "an entry of "
              + bytes
              + " bytes is large for a cache, each hit reads and decodes all of it; cache less of"
              + " it, or set max-bytes to leave such results out (said once)");
    }
  }

  @Override
  public void storeFailed() {
    add(Counter.STORE_FAILURES, 1);
  }

  @Override
  public void storeFenced() {
    add(Counter.FENCED_STORES, 1);
  }

  @Override
  public void invalidated(int keys) {
    add(Counter.INVALIDATIONS, keys);
  }

  /** Shows a fault that has been logged in its own words. */
  public void show(String fault) {
    lastError = fault;
  }

  @Override
  public void fault(String what) {
    lastError = what;
    faultListener.accept(what);
  }

  /** Tells of every fault from now on, on the thread that met it; the listener must be quick. */
  public void onFault(Consumer<String> listener) {
    faultListener = listener;
  }

  /** Tells of what is no fault and worth a line from now on; the listener must be quick. */
  public void onWarning(Consumer<String> listener) {
    warningListener = listener;
  }

  /** Calls answered by an entry of this JVM. */
  public long nearHits() {
    HitCounter counter = nearHits;
    return counter == null ? 0 : counter.sum();
  }

  /** How often this has happened. */
  public long count(Counter counter) {
    return of(counters, counter).sum();
  }

  /** Calls answered without running the method. */
  public long hits() {
    return nearHits()
        + count(Counter.REMOTE_HITS)
        + count(Counter.STALE_HITS)
        + count(Counter.JOINED);
  }

  /** Lookups that found nothing to serve. */
  public long misses() {
    long sum = 0;
    for (LongAdder miss : misses.values()) {
      sum += miss.sum();
    }
    return sum;
  }

  /** Misses by reason; reasons that have not occurred are left out. */
  public Map<String, Long> missReasons() {
    Map<String, Long> reasons = new TreeMap<>();
    for (MissReason reason : MissReason.values()) {
      long sum = of(misses, reason).sum();
      if (sum > 0) {
        reasons.put(reason.name(), sum);
      }
    }
    return reasons;
  }

  /**
   * Percentiles of the origin's time in milliseconds, by {@code p50}, {@code p90}, {@code p99},
   * {@code max}.
   */
  public Map<String, Double> loadMillis() {
    return loads.percentiles(1_000);
  }

  /**
   * Percentiles of a Redis hit's time in microseconds, by {@code p50}, {@code p90}, {@code p99},
   * {@code max}.
   */
  public Map<String, Double> lookupMicros() {
    return lookups.percentiles(1);
  }

  /**
   * An estimate of the time callers were spared: hits times the mean load, less the lookups' own
   * time.
   */
  public double savedMillis() {
    double spent = lookups.meanMicros() * lookups.count();
    return loads.count() == 0 ? 0 : (hits() * loads.meanMicros() - spent) / 1_000;
  }

  /** The last fault of Larder's own, null if there was none. */
  public @Nullable String lastError() {
    return lastError;
  }

  /** Begins anew. */
  public void reset() {
    HitCounter counter = nearHits;
    if (counter != null) {
      counter.reset();
    }
    counters.values().forEach(LongAdder::reset);
    misses.values().forEach(LongAdder::reset);
    loads.reset();
    lookups.reset();
    lastError = null;
  }

  private void add(Counter counter, int times) {
    of(counters, counter).add(times);
  }

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    Map<E, LongAdder> adders = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      adders.put(constant, new LongAdder());
    }
    return adders;
  }

  private static <E extends Enum<E>> LongAdder of(Map<E, LongAdder> adders, E constant) {
    return Objects.requireNonNull(adders.get(constant));
  }
}
