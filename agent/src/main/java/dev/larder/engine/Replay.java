package dev.larder.engine;

import org.jspecify.annotations.Nullable;

/** Gives a follower the exception that its leader's load threw, as it is. */
record Replay(Throwable thrown) implements Hit {
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
