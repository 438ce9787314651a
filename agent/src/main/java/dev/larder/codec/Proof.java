package dev.larder.codec;

import org.jspecify.annotations.Nullable;

/** The proof that a value comes back from its bytes as it was. Costs a decoding and a walk. */
public final class Proof {
  private Proof() {}

  /**
   * Decodes the bytes and compares the copy with the value: classes, fields, order and identities.
   *
   * @return null: exact · else the path of the first difference, as a text without values
   */
  public static @Nullable String prove(ValueCodec codec, Object value, byte[] encoded) {
    try {
      return RoundTrip.difference(value, codec.decode(encoded, 0, encoded.length));
    } catch (CodecException e) {
      return "result: " + e.getMessage();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return "result: cannot be compared: " + e;
    }
  }
}
