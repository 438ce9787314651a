package dev.larder.engine.entry;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an enter returns to skip the method's body; supplies the result, or throws what another
 * caller's load threw. The woven class tests for {@link Supplier}, the one part of it that it can
 * see. The result has been proven to be of the method's type before: after the skip nothing may
 * fail. Immutable.
 *
 * <p>A class for the exit's sake: its test is one comparison, while a second interface tested
 * beside {@code Supplier} would take the place of the first in the class's one-element cache,
 * written on every hit and by every processor (JDK-8180450).
 */
public class Hit implements Supplier<@Nullable Object> {
  final @Nullable Object value;

  /** A hit that supplies this. */
  Hit(@Nullable Object value) {
    this.value = value;
  }

  /** A hit that supplies this. */
  public static Hit of(@Nullable Object value) {
    return new Hit(value);
  }

  /** Gives a follower the exception that its leader's load threw, as it is. */
  public static Hit replay(Throwable thrown) {
    return new Replay(thrown);
  }

  /** The same, which somebody is to load anew. */
  public Hit due() {
    return new Due(value);
  }

  /** Whether somebody is to load it anew. */
  public boolean isDue() {
    return false;
  }

  @Override
  public @Nullable Object get() {
    return value;
  }

  private static final class Due extends Hit {
    Due(@Nullable Object value) {
      super(value);
    }

    @Override
    public boolean isDue() {
      return true;
    }
  }

  /** Apart, so that the entries of this JVM, which are hits too, carry no exception. */
  private static final class Replay extends Hit {
    private final Throwable thrown;

    Replay(Throwable thrown) {
      super(null);
      this.thrown = thrown;
    }

    @Override
    public @Nullable Object get() {
      Replay.<RuntimeException>throwAs(thrown);
      return null;
    }

    /** The compiler takes T for unchecked; the JVM knows no such thing. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void throwAs(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }
}
