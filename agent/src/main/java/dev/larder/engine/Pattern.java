package dev.larder.engine;

/** A cache pattern for reads: two pure questions. Implementations hold settings and no state. */
public interface Pattern {
  /** What to do when a lookup was a hit or not. */
  Verdict onLookup(boolean hit);

  /**
   * What to do with what the origin returned.
   *
   * @param known whether the store answered the lookup before the load; if not, nothing that it
   *     holds can be fenced
   */
  Afterwards onOutcome(Outcome outcome, boolean known);
}
