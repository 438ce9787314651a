package dev.larder.engine;

import org.jspecify.annotations.Nullable;

/** Gives a follower the exception that its leader's load threw, as it is. */
record Replay(Throwable thrown) implements Hit {
  @Override
  public @Nullable Object get() {
    throw Replay.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
