package dev.larder.engine.lock;

import dev.larder.engine.decision.LoadTime;
import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import dev.larder.engine.lock.Led.Next;
import dev.larder.store.LockStore.Claim;
import dev.larder.time.Pause;
import dev.larder.time.Ticker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One caller of all JVMs leads: the one whose flight has the key's lock. Thread-safe.
 *
 * <p>Each attempt is a claim and a lookup in one round trip, in this order. A leader stores before
 * it frees the lock, so whoever gets it finds the entry. A lookup that sees something else than the
 * flight did means that the key was invalidated, or stored anew, in between: what was claimed with
 * the older mark is claimed again with the new one. Only who has just seen its own mark confirmed
 * takes a lock over from a holder with another one.
 */
final class LockedLeading implements Leading {
  private static final long LONG_LOAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(75);
  private static final int GROWING_PAUSES = 4;

  /** Attempts without a pause before it; a key that is invalidated over and over takes more. */
  private static final int MOST_AT_ONCE = 4;

  private final KeyLocks locks;
  private final Ticker ticker;
  private final Pause pause;
  private final boolean always;
  private final long waitNanos;
  private final long leaseMillis;
  private final LoadTime loadTime = new LoadTime();

  LockedLeading(
      KeyLocks locks,
      Ticker ticker,
      Pause pause,
      boolean always,
      long waitNanos,
      long leaseMillis) {
    this.locks = locks;
    this.ticker = ticker;
    this.pause = pause;
    this.always = always;
    this.waitNanos = waitNanos;
    this.leaseMillis = leaseMillis;
  }

  @Override
  public boolean isShared() {
    return always || loadTime.nanos() > LONG_LOAD_NANOS;
  }

  @Override
  public Led lead(Flight flight, Supplier<Lookup> look) {
    long beganNanos = ticker.nanos();
    boolean takesOver = false;
    int atOnce = 0;
    int pauses = 0;
    while (true) {
      CompletableFuture<Claim> claimed = locks.claim(flight, takesOver, leaseMillis);
      long lookedNanos = ticker.nanos();
      Lookup found = look.get();
      boolean same = flight.adopt(found.seen(), found.isHit() ? lookedNanos : ticker.nanos());
      Claim claim = answer(claimed);
      Next next = decide(claim, found, same);
      if (next != null) {
        return new Led(next, found);
      }
      takesOver = same && claim == Claim.OUTDATED;
      if ((claim == Claim.HELD && same) || ++atOnce % MOST_AT_ONCE == 0) {
        Next interrupted = waitFor(flight, waitNanos - (ticker.nanos() - beganNanos), pauses++);
        if (interrupted != null) {
          return new Led(interrupted, found);
        }
      }
    }
  }

  /**
   * One attempt, without waiting for another holder. Where nobody can say who has the lock, or what
   * is loaded cannot be kept, who would load in any case does.
   */
  @Override
  public boolean leadAtOnce(Flight flight, Supplier<Lookup> look) {
    CompletableFuture<Claim> claimed = locks.claim(flight, false, leaseMillis);
    Lookup found = look.get();
    boolean same = flight.adopt(found.seen(), ticker.nanos());
    Claim claim = answer(claimed);
    if (claim == Claim.UNKNOWN || claim == Claim.UNCACHEABLE) {
      return !flight.isAhead && !found.isAlive();
    }
    return claim == Claim.WON && same && found.seen().isKnown();
  }

  /**
   * What an attempt leads to.
   *
   * @param same whether the lookup saw what was claimed with
   * @return null for another attempt
   */
  private static @Nullable Next decide(Claim claim, Lookup found, boolean same) {
    if (found.isAlive()) {
      return Next.SERVE;
    }
    if (claim == Claim.UNKNOWN || !found.seen().isKnown()) {
      return Next.LOAD;
    }
    if (same && claim == Claim.UNCACHEABLE) {
      return Next.LOAD_APART;
    }
    return same && claim == Claim.WON ? Next.LOAD : null;
  }

  /** Null to try again: the lock may be free by now. */
  private @Nullable Next waitFor(Flight flight, long leftNanos, int pauses) {
    if (flight.isDoomed()) {
      return Next.LOAD; // whoever comes now sees something else, and waits for nobody either
    }
    if (leftNanos <= 0) {
      return Next.BYPASS;
    }
    try {
      double uniform = ThreadLocalRandom.current().nextDouble();
      pause.nanos(Math.min(leftNanos, pauseNanos(pauses, uniform)));
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Next.LOAD;
    }
  }

  /** 5, 10, 20, 40 ms, then 75 to 150 ms at random, so that those who wait do not come together. */
  static long pauseNanos(int pauses, double uniform) {
    return pauses < GROWING_PAUSES
        ? FIRST_PAUSE_NANOS << pauses
        : PAUSE_NANOS + (long) (PAUSE_NANOS * uniform);
  }

  /** A claim's deadline is kept by the store. */
  private static Claim answer(CompletableFuture<Claim> claimed) {
    try {
      return claimed.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Claim.UNKNOWN;
    } catch (ExecutionException fault) {
      return Claim.UNKNOWN;
    }
  }

  @Override
  public void loaded(long nanos) {
    loadTime.add(nanos);
  }

  @Override
  public void uncacheable(Flight flight) {
    locks.uncacheable(flight);
  }

  @Override
  public void end(Flight flight) {
    locks.release(flight);
  }
}
