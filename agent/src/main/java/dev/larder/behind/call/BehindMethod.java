package dev.larder.behind.call;

import dev.larder.engine.entry.EntryName;
import dev.larder.engine.frame.Again;
import org.jspecify.annotations.Nullable;

/**
 * A method that runs later than it is called. Holds the application's classes: only its own class
 * may hold it.
 *
 * @param name tells it from others of its rule, in every JVM
 * @param key what its calls have in common that keep their order, from the array of receiver
 *     (unless static) and arguments
 */
public record BehindMethod(
    String name, CallFormat format, Merge merge, Again again, EntryName key, Receivers receivers) {
  /** One that has not been called yet. */
  public BehindMethod(String name, CallFormat format, Merge merge, Again again, EntryName key) {
    this(name, format, merge, again, key, new Receivers());
  }

  /** Whether its calls are on no object. */
  public boolean isStatic() {
    return format.first() == 0;
  }

  /** A call was made on it. */
  public void see(@Nullable Object[] arguments) {
    if (!isStatic() && arguments[0] != null) {
      receivers.see(arguments[0]);
    }
  }

  /**
   * Gives a call its receiver, where it has none: one of which a call with these arguments would
   * have the same key.
   *
   * @return false where there is none
   */
  public boolean complete(String shared, Due call) {
    if (isStatic()) {
      return true;
    }
    @Nullable Object[] arguments = call.arguments();
    Object receiver = call.receiver();
    if (receiver == null) {
      receiver = receivers.find(candidate -> fits(candidate, arguments, shared));
    }
    arguments[0] = receiver;
    return receiver != null;
  }

  private boolean fits(Object candidate, @Nullable Object[] arguments, String shared) {
    arguments[0] = candidate;
    try {
      return shared.equals(key.of(arguments));
    } catch (RuntimeException | LinkageError fault) {
      return false;
    }
  }

  /** Runs the body; throws what it throws. */
  public void run(String shared, @Nullable Object[] arguments) throws Throwable {
    Object unused = again.run(shared, arguments);
  }
}
