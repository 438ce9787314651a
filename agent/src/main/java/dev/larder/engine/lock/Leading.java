package dev.larder.engine.lock;

import dev.larder.engine.entry.Lookup;
import dev.larder.engine.flight.Flight;
import java.util.function.Supplier;

/**
 * Whom the leader of a flight has to ask before it loads: nobody, unless another says so.
 * Thread-safe.
 */
public interface Leading {
  /** The first caller of this JVM leads. */
  Leading OF_THIS_JVM = new Leading() {};

  /** Whether other JVMs are asked at present. */
  default boolean isShared() {
    return false;
  }

  /**
   * Asks for the lock of a flight's key, and waits while another one has it. Ends early with the
   * entry, without an answer, and with an interrupt, which stays set.
   *
   * @param look looks the key up, as the flight's own lookup did
   */
  default Led lead(Flight flight, Supplier<Lookup> look) {
    throw new IllegalStateException("there is nobody to ask");
  }

  /**
   * Asks for the lock of a flight that nobody waits for: whether it is to load.
   *
   * @param look as {@link #lead}
   */
  default boolean leadAtOnce(Flight flight, Supplier<Lookup> look) {
    return true;
  }

  /** The origin has returned after this long. */
  default void loaded(long nanos) {}

  /** What a flight has loaded cannot be cached; instead of {@link #end}. */
  default void uncacheable(Flight flight) {}

  /** A flight has ended; its lock, if it has one, is free. Once more does no harm. */
  default void end(Flight flight) {}
}
