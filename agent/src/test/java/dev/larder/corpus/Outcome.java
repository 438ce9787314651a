package dev.larder.corpus;

import dev.larder.corpus.sample.Fate;

/**
 * What became of one result under one codec.
 *
 * @param shared whether callers in one JVM get the same object
 * @param reason why it is refused or broken; empty where it is neither
 */
public record Outcome(Fate fate, boolean shared, String reason) {
  static Outcome refused(String reason) {
    return new Outcome(Fate.REFUSED, false, reason);
  }

  static Outcome broken(String what) {
    return new Outcome(Fate.BROKEN, false, what);
  }

  @Override
  public String toString() {
    return reason.isEmpty() ? fate.toString() : fate + ": " + reason;
  }
}
