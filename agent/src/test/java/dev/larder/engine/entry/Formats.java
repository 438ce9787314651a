package dev.larder.engine.entry;

import dev.larder.codec.CodecChoice;
import dev.larder.codec.CodecWish;
import dev.larder.codec.type.AllowedTypes;

/** Formats of results, for tests that are not about them. */
public final class Formats {
  private Formats() {}

  /** In JSON; null is what is not found. */
  public static EntryFormat of(Class<?> type) {
    return of(type, CodecWish.JSON);
  }

  static EntryFormat of(Class<?> type, CodecWish wish) {
    CodecChoice.Accepted accepted =
        (CodecChoice.Accepted) CodecChoice.choose(type, wish, AllowedTypes.NONE);
    return new EntryFormat(accepted.codecs(), accepted.shape(), type, null);
  }
}
