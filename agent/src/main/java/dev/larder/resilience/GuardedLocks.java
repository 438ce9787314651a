package dev.larder.resilience;

import dev.larder.store.LockStore;
import dev.larder.store.LockValue;
import dev.larder.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Locks that are left alone while the store keeps refusing. A claim counts with the puts, as it
 * writes: a store that is out of memory refuses both and is still read. Where reads fail nobody
 * comes as far as a claim. What ends or prolongs a lock is neither held back nor counted.
 * Thread-safe.
 */
public final class GuardedLocks implements LockStore {
  private final LockStore locks;
  private final CircuitBreaker puts;
  private final Ticker ticker;

  public GuardedLocks(LockStore locks, CircuitBreaker puts, Ticker ticker) {
    this.locks = locks;
    this.puts = puts;
    this.ticker = ticker;
  }

  @Override
  public CompletableFuture<Claim> claim(
      String key, LockValue mine, boolean takesOver, long leaseMillis) {
    if (!puts.tryAcquire(ticker.nanos())) {
      return CompletableFuture.completedFuture(Claim.UNKNOWN);
    }
    return locks
        .claim(key, mine, takesOver, leaseMillis)
        .thenApply(
            claim -> {
              report(claim);
              return claim == Claim.ELSEWHERE ? Claim.UNKNOWN : claim;
            });
  }

  private void report(Claim claim) {
    if (claim == Claim.UNKNOWN) {
      puts.onFailure(ticker.nanos());
    } else {
      puts.onSuccess();
    }
  }

  @Override
  public CompletionStage<Boolean> replace(
      String key, LockValue mine, LockValue next, long ttlMillis) {
    return locks.replace(key, mine, next, ttlMillis);
  }

  @Override
  public CompletionStage<Boolean> release(String key, LockValue mine) {
    return locks.release(key, mine);
  }
}
