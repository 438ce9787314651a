package dev.larder.store;

import dev.larder.time.Ticker;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the contract and can be told to fail. Thread-safe. */
public final class FakeStore implements Store {
  private final ConcurrentMap<String, Held> entries = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Ticker ticker;
  private volatile boolean readsFail;
  private volatile boolean writesFail;

  private static final class Held {
    private final byte[] bytes;
    private final long bornNanos;
    private final long lifeNanos;

    private Held(byte[] bytes, long bornNanos, long lifeNanos) {
      this.bytes = bytes;
      this.bornNanos = bornNanos;
      this.lifeNanos = lifeNanos;
    }
  }

  public FakeStore(Ticker ticker) {
    this.ticker = ticker;
  }

  public void failReads(boolean fail) {
    readsFail = fail;
  }

  public void failWrites(boolean fail) {
    writesFail = fail;
  }

  /** How many calls have reached it. */
  public int calls() {
    return calls.get();
  }

  @Override
  public Reading get(String key) {
    calls.incrementAndGet();
    if (readsFail) {
      return Reading.UNKNOWN;
    }
    byte[] held = live(entries.get(key));
    return held == null ? Reading.ABSENT : Reading.of(held);
  }

  @Override
  public CompletionStage<Boolean> put(String key, Seen seen, byte[] entry, long ttlMillis) {
    calls.incrementAndGet();
    if (!seen.isKnown()) {
      return CompletableFuture.completedFuture(false);
    }
    if (writesFail) {
      return CompletableFuture.failedFuture(new StoreException("told to fail"));
    }
    Held ours = held(entry, ttlMillis);
    Held after = entries.compute(key, (k, was) -> matches(live(was), seen) ? ours : was);
    return CompletableFuture.completedFuture(after == ours);
  }

  @Override
  public CompletionStage<Void> drop(Collection<String> keys, byte[] tombstone, long ttlMillis) {
    calls.incrementAndGet();
    if (writesFail) {
      return CompletableFuture.failedFuture(new StoreException("told to fail"));
    }
    keys.forEach(key -> entries.put(key, held(tombstone, ttlMillis)));
    return CompletableFuture.completedFuture(null);
  }

  private static boolean matches(byte @Nullable [] held, Seen seen) {
    byte[] fence = held == null ? Seen.ABSENT.fence() : Seen.of(held).fence();
    return Arrays.equals(fence, seen.fence());
  }

  private Held held(byte[] bytes, long ttlMillis) {
    return new Held(bytes, ticker.nanos(), TimeUnit.MILLISECONDS.toNanos(ttlMillis));
  }

  private byte @Nullable [] live(@Nullable Held held) {
    return held == null || ticker.nanos() - held.bornNanos >= held.lifeNanos ? null : held.bytes;
  }
}
