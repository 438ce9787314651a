package dev.larder.weave.gate;

/**
 * Why something that a rule names is left as it is.
 *
 * @param cure what to do
 */
public record Reason(String why, String cure) {
  @Override
  public String toString() {
    return why + ": " + cure;
  }
}
