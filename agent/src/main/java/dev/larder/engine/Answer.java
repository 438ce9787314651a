package dev.larder.engine;

import org.jspecify.annotations.Nullable;

/** A hit made for one caller. */
record Answer(@Nullable Object value) implements Hit {
  @Override
  public @Nullable Object get() {
    return value;
  }
}
