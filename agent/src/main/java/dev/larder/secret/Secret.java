package dev.larder.secret;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** 256 bits that nobody is shown. Immutable. */
public final class Secret {
  private static final int BYTES = 32;
  private static final int HEX_RADIX = 16;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The secret that a text of 64 hexadecimal digits or of base64 stands for; null if it is none.
   */
  public static @Nullable Secret of(String text) {
    byte[] bytes = text.length() == 2 * BYTES ? ofHex(text) : ofBase64(text);
    return bytes == null || bytes.length != BYTES ? null : new Secret(bytes);
  }

  private static byte @Nullable [] ofHex(String text) {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, HEX_RADIX) : -1;
      if (digit < 0) {
        return null;
      }
      bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
    }
    return bytes;
  }

  private static byte @Nullable [] ofBase64(String text) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }

  /** The 32 bytes, a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of it. */
  @Override
  public String toString() {
    return "***";
  }
}
