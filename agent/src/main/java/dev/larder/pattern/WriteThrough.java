package dev.larder.pattern;

import dev.larder.engine.Plan;
import dev.larder.engine.Replacing;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.flight.Flight;
import dev.larder.key.SingleValue;
import dev.larder.transaction.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the method, then puts what it wrote in the place of the entry, in a transaction once it has
 * committed, if that entry is what it was before the method ran; on any doubt it is dropped
 * instead. Of two writers at once at most one replaces, and the other drops what that one left.
 * Thread-safe.
 *
 * @param drops what is done otherwise, and with all other entries
 * @param replaced the key of the entry, from the call's arguments
 * @param rule the read rule that it is of
 */
public record WriteThrough(
    InvalidateOnCall drops, EntryName replaced, Readers readers, String rule, SingleValue value)
    implements Plan {
  private static final String NOT_REPLACED = "dropped, not replaced: ";

  /** A call; equal to other frames of the same one. */
  private static final class Written {
    final Object entered;
    final Object[] arguments;
    @Nullable Replacing replacing;
    @Nullable Flight write;

    Written(Object entered, Object[] arguments) {
      this.entered = entered;
      this.arguments = arguments;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Written that && entered.equals(that.entered);
    }

    @Override
    public int hashCode() {
      return entered.hashCode();
    }
  }

  @Override
  public @Nullable Object enter(Object arguments) {
    Object entered = drops.enter(arguments);
    return entered == null ? null : new Written(entered, (Object[]) arguments);
  }

  @Override
  public void begin(Object ticket) {
    Written written = (Written) ticket;
    drops.begin(written.entered);
    try {
      Readers.Found reader = readers.of(rule);
      written.replacing = reader == null ? null : reader.plan().replacing();
      if (written.replacing != null) {
        written.write = written.replacing.begin(replaced.of(written.arguments));
      }
    } catch (Throwable fault) {
      drops.recorder().fault(fault.toString());
    }
  }

  @Override
  public void exit(Object ticket, @Nullable Object result, @Nullable Throwable thrown) {
    Written written = (Written) ticket;
    Replacement replacement = thrown == null ? replacement(written, result) : null;
    if (replacement == null) {
      drops.exit(written.entered, result, thrown);
    } else {
      drops.exit(written.entered, replacement);
    }
  }

  /** Null where the entry is to be dropped. */
  private @Nullable Replacement replacement(Written written, @Nullable Object result) {
    Replacing replacing = written.replacing;
    Flight write = written.write;
    try {
      Object given =
          replacing == null || write == null ? null : value.of(written.arguments, result);
      if (replacing == null || write == null || given == null) {
        return null;
      }
      Object left = replacing.takes(given) ? given : Optional.of(given);
      boolean same = replacing.takes(left) && write.key.equals(replaced.of(written.arguments));
      Loaded form = same ? replacing.form(write, left) : null;
      return form == null ? null : new Replacement(drops, replacing, write, left, form);
    } catch (Throwable fault) {
      drops.recorder().fault(NOT_REPLACED + fault);
      return null;
    }
  }

  @Override
  public void goOn() {
    drops.goOn();
  }

  /** What one call leaves; used by one thread at a time. */
  private static final class Replacement implements Transactions.Replacement {
    private final InvalidateOnCall drops;
    private final Replacing replacing;
    private final Flight write;
    private final Object value;
    private final Loaded form;
    private CompletableFuture<Boolean> stored = CompletableFuture.completedFuture(false);
    private long begunNanos;

    /** Of a value that had this form when its method returned. */
    Replacement(
        InvalidateOnCall drops, Replacing replacing, Flight write, Object value, Loaded form) {
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

    /** A value that was changed since may not be what was committed. */
    @Override
    public void begin() {
      begunNanos = replacing.ticker().nanos();
      try {
        Loaded now = replacing.form(write, value);
        if (now != null && now.isEncodedLike(form)) {
          stored = replacing.store(write, now);
        }
      } catch (Throwable fault) {
        drops.recorder().fault(NOT_REPLACED + fault);
      }
    }

    @Override
    public boolean isDone() {
      boolean done = awaitStored();
      if (done) {
        drops.invalidator().dropHere(List.of(write.key));
      } else {
        drops.recorder().invalidated(1);
      }
      return done;
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
        drops.recorder().fault(NOT_REPLACED + fault);
        return false;
      }
    }
  }
}
