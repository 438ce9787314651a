package dev.larder.engine.entry;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an enter returns to skip the method's body; supplies the result, or throws what another
 * caller's load threw. The woven class tests for {@link Supplier}, the one part of it that it can
 * see. The result has been proven to be of the method's type before: after the skip nothing may
 * fail. Immutable.
 *
 * <p>A class, and {@link #get} final, for the exit's sake: its test is one comparison, while a
 * second interface tested beside {@code Supplier} would take the place of the first in the class's
 * one-element cache, written on every hit and by every processor (JDK-8180450).
 */
public class Hit implements Supplier<@Nullable Object> {
  private final @Nullable Object value;
  private final @Nullable Throwable thrown;

  private Hit(@Nullable Object value, @Nullable Throwable thrown) {
    this.value = value;
    this.thrown = thrown;
  }

  /** A hit that supplies this. */
  Hit(@Nullable Object value) {
    this(value, null);
  }

  /** A hit that supplies this. */
  public static Hit of(@Nullable Object value) {
    return new Hit(value);
  }

  /** Gives a follower the exception that its leader's load threw, as it is. */
  public static Hit replay(Throwable thrown) {
    return new Hit(null, thrown);
  }

  @Override
  public final @Nullable Object get() {
    if (thrown != null) {
      Hit.<RuntimeException>throwAs(thrown);
    }
    return value;
  }

  /** The compiler takes T for unchecked; the JVM knows no such thing. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void throwAs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
