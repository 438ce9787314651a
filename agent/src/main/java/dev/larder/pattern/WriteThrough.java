package dev.larder.pattern;

import dev.larder.engine.Plan;
import dev.larder.engine.Replacing;
import dev.larder.engine.entry.EntryName;
import dev.larder.engine.entry.Loaded;
import dev.larder.engine.flight.Flight;
import dev.larder.key.SingleValue;
import java.util.Optional;
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
  static final String NOT_REPLACED = "dropped, not replaced: ";

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
    LeftValue replacement = thrown == null ? replacement(written, result) : null;
    if (replacement == null) {
      drops.exit(written.entered, result, thrown);
    } else {
      drops.exit(written.entered, replacement);
    }
  }

  /** Null where the entry is to be dropped. */
  private @Nullable LeftValue replacement(Written written, @Nullable Object result) {
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
      return form == null ? null : new LeftValue(drops, replacing, write, left, form);
    } catch (Throwable fault) {
      drops.recorder().fault(NOT_REPLACED + fault);
      return null;
    }
  }

  @Override
  public void goOn() {
    drops.goOn();
  }
}
