package dev.larder.engine.lock;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.flight.Flights;
import dev.larder.store.LockStore;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockValue;
import dev.larder.time.Pause;
import dev.larder.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The locks that flights of this JVM have or want. A lock ends by itself soon after its JVM has; it
 * is prolonged while its load goes on. Thread-safe; as many holds as there are loads.
 */
public final class KeyLocks {
  /** How often {@link #renew} is to be called. */
  public static final long RENEW_MILLIS = 50;

  private static final String SUFFIX = "~lock";

  private final LockStore store;
  private final Ticker ticker;
  private final Pause pause;
  private final long jvm = ThreadLocalRandom.current().nextLong();
  private final AtomicLong count = new AtomicLong();
  private final Map<Flight, Hold> holds = new ConcurrentHashMap<>();

  /** No locks yet. */
  public KeyLocks(LockStore store, Ticker ticker, Pause pause) {
    this.store = store;
    this.ticker = ticker;
    this.pause = pause;
  }

  /** Where the lock of a key is. */
  public static String lockOf(String key) {
    return key.concat(SUFFIX);
  }

  /** Whether a lock is of a flight of this JVM. */
  public boolean isMine(byte[] lock) {
    return LockValue.jvm(lock) == jvm;
  }

  /**
   * The leading of one method's loads.
   *
   * @param always whether other JVMs are asked however short the loads are
   * @param waits whether a caller may wait
   * @param wait the longest that one does
   */
  public Leading leading(boolean always, boolean waits, Duration wait) {
    return new LockedLeading(this, ticker, pause, always, waits ? wait.toNanos() : 0, lease(wait));
  }

  /** So short that those who wait notice the end of a JVM, so long that a busy one keeps it. */
  static long lease(Duration wait) {
    return Math.min(10_000, Math.max(200, wait.toMillis() / 2));
  }

  CompletableFuture<Claim> claim(Flight flight, boolean takesOver, long leaseMillis) {
    long now = ticker.nanos();
    Hold hold =
        holds.computeIfAbsent(
            flight, mine -> new Hold(mine, jvm, count.incrementAndGet(), leaseMillis, now));
    return store
        .claim(hold.key, hold.claim(flight, now), takesOver, leaseMillis)
        .thenApply(
            claim -> {
              hold.noted(claim);
              return claim;
            });
  }

  void release(Flight flight) {
    Hold hold = holds.remove(flight);
    if (hold != null && !hold.isLost()) {
      var unused = store.release(hold.key, hold.value());
    }
  }

  /** Where it is not known what was seen, the lock is freed and no word is left. */
  void uncacheable(Flight flight) {
    if (!flight.seen.isKnown()) {
      release(flight);
      return;
    }
    Hold hold = holds.remove(flight);
    if (hold != null && !hold.isLost()) {
      LockValue word = LockValue.uncacheable(flight.seen);
      var unused = store.replace(hold.key, hold.value(), word, Flights.UNCACHEABLE_MILLIS);
    }
  }

  /** Prolongs what is due; gives up what no result can come of any more. Does not wait. */
  public void renew() {
    long now = ticker.nanos();
    holds.forEach(
        (flight, hold) -> {
          if (flight.isDoomed() || hold.ageNanos(now) >= EntryFormat.LONGEST_LOAD_NANOS) {
            release(flight);
          } else if (!hold.isLost() && hold.isDue(now)) {
            prolong(hold);
          }
        });
  }

  private void prolong(Hold hold) {
    var unused =
        store
            .replace(hold.key, hold.value(), hold.value(), hold.leaseMillis())
            .thenAccept(
                mine -> {
                  if (!mine) {
                    hold.lose();
                  }
                });
  }

  /** How many flights have a lock or want one. */
  public int size() {
    return holds.size();
  }
}
