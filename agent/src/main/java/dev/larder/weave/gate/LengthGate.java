package dev.larder.weave.gate;

/**
 * How long a method may grow by being woven: some 70 bytes, and more where it has many parameters
 * or returns. Stateless.
 */
public final class LengthGate {
  /** {@code HugeMethodLimit} of HotSpot. */
  public static final int LONGEST_COMPILED = 8_000;

  public static final Reason UNCOMPILED =
      new Reason(
          "its code would grow past the " + LONGEST_COMPILED + " bytes that HotSpot compiles",
          "name a method that it calls, or one that calls it");

  public static final Reason TOO_LONG =
      new Reason(
          "its code would grow past the 64 KB that a method may have",
          "name a method that calls it");

  private LengthGate() {}

  /** Whether HotSpot would no longer compile it; of a method that it never did, nothing is lost. */
  public static boolean isUncompiled(int before, int after) {
    return before <= LONGEST_COMPILED && after > LONGEST_COMPILED;
  }
}
