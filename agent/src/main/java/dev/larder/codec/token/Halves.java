package dev.larder.codec.token;

import java.io.IOException;

/** Characters outside the basic plane are two chars: one alone has no UTF-8. */
public final class Halves {
  private Halves() {}

  /** Fails where a text has one. */
  public static void refuse(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
          throw new IOException("the text has half a character");
        }
      }
    }
  }
}
