package dev.larder.store;

import dev.larder.time.Ticker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Locks in memory that keep the contract and can be told to fail. Thread-safe. */
public final class FakeLocks implements LockStore {
  private final Map<String, Held> locks = new HashMap<>();
  private final Ticker ticker;
  private int claims;
  private boolean fails;

  private static final class Held {
    private final byte[] bytes;
    private final long endNanos;

    private Held(byte[] bytes, long endNanos) {
      this.bytes = bytes;
      this.endNanos = endNanos;
    }

    private boolean isOwnedAs(byte[] other) {
      return Arrays.equals(owner(bytes), owner(other));
    }

    private static byte[] owner(byte[] value) {
      return Arrays.copyOf(value, LockValue.OWNER_BYTES);
    }

    private boolean isMarkedAs(byte[] other) {
      return Arrays.equals(mark(bytes), mark(other));
    }

    private static byte[] mark(byte[] value) {
      return Arrays.copyOfRange(value, LockValue.OWNER_BYTES, value.length);
    }
  }

  public FakeLocks(Ticker ticker) {
    this.ticker = ticker;
  }

  public synchronized void fail(boolean fail) {
    fails = fail;
  }

  /** How many claims have reached it. */
  public synchronized int claims() {
    return claims;
  }

  /** Whether a key holds anything. */
  public synchronized boolean isLocked(String key) {
    return live(key) != null;
  }

  @Override
  public synchronized CompletableFuture<Claim> claim(
      String key, LockValue mine, boolean takesOver, long leaseMillis) {
    claims++;
    return CompletableFuture.completedFuture(
        fails ? Claim.UNKNOWN : claimed(key, mine.bytes(), takesOver, leaseMillis));
  }

  private Claim claimed(String key, byte[] mine, boolean takesOver, long leaseMillis) {
    Held held = live(key);
    if (held != null && !held.isOwnedAs(mine)) {
      if (held.isMarkedAs(mine)) {
        return held.isOwnedAs(new byte[LockValue.OWNER_BYTES]) ? Claim.UNCACHEABLE : Claim.HELD;
      }
      if (!takesOver) {
        return Claim.OUTDATED;
      }
    }
    put(key, mine, leaseMillis);
    return Claim.WON;
  }

  @Override
  public synchronized CompletionStage<Boolean> replace(
      String key, LockValue mine, LockValue next, long ttlMillis) {
    Held held = live(key);
    boolean isMine = !fails && held != null && held.isOwnedAs(mine.bytes());
    if (isMine) {
      put(key, next.bytes(), ttlMillis);
    }
    return CompletableFuture.completedFuture(isMine);
  }

  @Override
  public synchronized CompletionStage<Boolean> release(String key, LockValue mine) {
    Held held = live(key);
    boolean isMine = !fails && held != null && held.isOwnedAs(mine.bytes());
    if (isMine) {
      locks.remove(key);
    }
    return CompletableFuture.completedFuture(isMine);
  }

  private void put(String key, byte[] value, long ttlMillis) {
    locks.put(key, new Held(value, ticker.nanos() + TimeUnit.MILLISECONDS.toNanos(ttlMillis)));
  }

  private @Nullable Held live(String key) {
    Held held = locks.get(key);
    return held == null || ticker.nanos() - held.endNanos >= 0 ? null : held;
  }
}
