package dev.larder.premain;

/** x. */
public final class LarderAgent {
  private LarderAgent() {}
}
