package dev.larder.engine.decision;

/** A cache pattern for reads: two pure questions. Implementations hold settings and no state. */
public interface Pattern {
  /** What to do with what a lookup found. */
  Verdict onLookup(Freshness found);

  /**
   * What to do with what the origin returned.
   *
   * @param fenced whether a store can still be refused should the key have been invalidated since
   *     the lookup: the lookup had an answer, and the load did not outlast a tombstone
   */
  Afterwards onOutcome(Outcome outcome, boolean fenced);
}
