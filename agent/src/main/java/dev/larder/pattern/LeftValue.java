package dev.larder.pattern;

import dev.larder.engine.Replacing;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.flight.Flight;
import dev.larder.invalidation.SettleTime;
import dev.larder.transaction.Transactions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What one call of a write leaves in the place of an entry. Used by one thread at a time. */
final class LeftValue implements Transactions.Replacement {
  private final InvalidateOnCall drops;
  private final Replacing replacing;
  private final Flight write;
  private final Object value;
  private final Loaded form;
  private CompletableFuture<Boolean> stored = CompletableFuture.completedFuture(false);
  private long begunNanos;

  /** Of a value that had this form when its method returned. */
  LeftValue(InvalidateOnCall drops, Replacing replacing, Flight write, Object value, Loaded form) {
    this.drops = drops;
    this.replacing = replacing;
    this.write = write;
    this.value = value;
    this.form = form;
  }

  @Override
  public String key() {
    return write.key;
  }

  /**
   * Not where another write of the transaction has yet to take effect, or makes all that carries
   * the entry's versions out of date. A value that was changed since may not be what was committed.
   */
  @Override
  public void begin(List<String> keys) {
    begunNanos = replacing.ticker().nanos();
    if (SettleTime.longest(keys) > 0 || write.carriesAny(keys)) {
      return;
    }
    try {
      Loaded now = replacing.form(write, value);
      if (now != null && now.isEncodedLike(form)) {
        stored = replacing.store(write, now);
      }
    } catch (Throwable fault) {
      drops.recorder().fault(WriteThrough.NOT_REPLACED + fault);
    }
  }

  @Override
  public boolean isDone() {
    boolean done = awaitStored();
    if (done) {
      drops.invalidator().dropHere(List.of(write.key));
    } else {
      giveUp();
    }
    return done;
  }

  @Override
  public void giveUp() {
    drops.recorder().invalidated(1);
  }

  private boolean awaitStored() {
    long waited = replacing.ticker().nanos() - begunNanos;
    long left = TimeUnit.MILLISECONDS.toNanos(drops.invalidator().longestWaitMillis()) - waited;
    try {
      return stored.get(Math.max(0, left), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Throwable fault) {
      drops.recorder().fault(WriteThrough.NOT_REPLACED + fault);
      return false;
    }
  }
}
