package dev.larder.redis;

import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;

/** A script on one key that answers with a number from 0. */
public record Script(String text, String digest) {
  /** The answer to a digest that the server does not know. */
  public static final long NOT_KNOWN = -1;

  public static Script of(String text) {
    return new Script(text, Base16.digest(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
