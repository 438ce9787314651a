package dev.larder.resilience;

import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.Versions;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is left alone while it keeps failing. Thread-safe.
 *
 * <p>Reads and puts count apart, so that a store which takes no writes (out of memory) is still
 * read. A read without an answer is a failure, whatever the cause: not being connected too, since
 * an open breaker is the cheapest way to wait for it. A wait that an interrupt ended says nothing
 * about the store and is not counted; as a probe it lets its lease run out.
 *
 * <p>Drops are never held back and never counted: their failure has to reach whoever keeps the
 * journal, and what lies behind rejects them in microseconds when it is not connected.
 */
public final class GuardedStore implements Store {
  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack trace that could mislead
  private static final StoreException OPEN = new StoreException("the circuit breaker is open");

  private final Store store;
  private final CircuitBreaker reads;
  private final CircuitBreaker puts;
  private final Ticker ticker;

  public GuardedStore(Store store, CircuitBreaker reads, CircuitBreaker puts, Ticker ticker) {
    this.store = store;
    this.reads = reads;
    this.puts = puts;
    this.ticker = ticker;
  }

  @Override
  public Reading get(String key) {
    return get(key, CallTags.NONE);
  }

  @Override
  public Reading get(String key, CallTags tags, long waitedNanos) {
    if (!reads.tryAcquire(ticker.nanos())) {
      return Reading.UNKNOWN;
    }
    Reading reading = store.get(key, tags, waitedNanos);
    report(reading.seen().isAnswered(), reading == Reading.UNKNOWN);
    return reading;
  }

  @Override
  public Supplier<List<Reading>> askAll(List<String> keys, CallTags tags) {
    if (!reads.tryAcquire(ticker.nanos())) {
      return () -> Collections.nCopies(keys.size(), Reading.UNKNOWN);
    }
    Supplier<List<Reading>> asked = store.askAll(keys, tags);
    return () -> {
      List<Reading> readings = asked.get();
      boolean answered = readings.stream().anyMatch(reading -> reading.seen().isAnswered());
      report(answered, readings.contains(Reading.UNKNOWN));
      return readings;
    };
  }

  /** Of what was not even asked nothing is known. */
  private void report(boolean answered, boolean failed) {
    if (answered) {
      reads.onSuccess();
    } else if (failed && !Thread.currentThread().isInterrupted()) {
      reads.onFailure(ticker.nanos());
    }
  }

  @Override
  public CompletionStage<Versions> versions(String entry, List<String> keys) {
    return store.versions(entry, keys);
  }

  @Override
  public long knownVersion(String entry, String key) {
    return store.knownVersion(entry, key);
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    if (!seen.isKnown()) {
      return CompletableFuture.completedFuture(false);
    }
    if (!puts.tryAcquire(ticker.nanos())) {
      return CompletableFuture.failedFuture(OPEN);
    }
    CompletionStage<Boolean> put = store.put(key, seen, entry, ttlMillis);
    put.whenComplete((stored, fault) -> report(fault));
    return put;
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, Tombstone tombstone) {
    return store.drop(keys, tombstone);
  }

  private void report(@Nullable Throwable fault) {
    if (fault == null || StoreException.isElsewhere(fault)) {
      puts.onSuccess();
    } else {
      puts.onFailure(ticker.nanos());
    }
  }
}
