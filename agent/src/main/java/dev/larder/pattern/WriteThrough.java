package dev.larder.pattern;

import dev.larder.engine.Plan;
import dev.larder.engine.Replacing;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.flight.Flight;
import dev.larder.key.SingleValue;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the method, then puts what it wrote in the place of the entry, if that is what it was before
 * the method ran; on any doubt, and in every transaction, it is dropped instead. Of two writers at
 * once at most one replaces, and the other drops what that one left. Thread-safe.
 *
 * @param drops what is done otherwise, and with all other entries
 * @param replaced the key of the entry, from the call's arguments
 * @param rule the read rule that it is of
 */
public record WriteThrough(
    InvalidateOnCall drops, EntryName replaced, Readers readers, String rule, SingleValue value)
    implements Plan {
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
    if (thrown == null && written.write != null) {
      drops.exit(written.entered, () -> replace(written, result));
    } else {
      drops.exit(written.entered, result, thrown);
    }
  }

  /** The key whose entry was replaced, null if none was. */
  private @Nullable String replace(Written written, @Nullable Object result) {
    Replacing replacing = written.replacing;
    Flight write = written.write;
    if (replacing == null || write == null) {
      return null;
    }
    try {
      Object given = value.of(written.arguments, result);
      Object left = given == null || replacing.takes(given) ? given : (Object) Optional.of(given);
      boolean replaced =
          left != null
              && replacing.takes(left)
              && write.key.equals(this.replaced.of(written.arguments))
              && replacing
                  .end(write, left)
                  .get(drops.invalidator().longestWaitMillis(), TimeUnit.MILLISECONDS);
      return replaced ? write.key : null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    } catch (Throwable fault) {
      drops.recorder().fault("dropped, not replaced: " + fault);
      return null;
    }
  }

  @Override
  public void goOn() {
    drops.goOn();
  }
}
