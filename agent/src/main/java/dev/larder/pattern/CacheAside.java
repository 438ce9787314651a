package dev.larder.pattern;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Outcome;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.Verdict;

/**
 * The caller asks the cache, runs the origin on a miss and leaves its result for the next one.
 *
 * @param keepsNotFound whether a missing thing is worth an entry
 */
public record CacheAside(boolean keepsNotFound) implements Pattern {
  @Override
  public Verdict onLookup(Freshness found) {
    return switch (found) {
      case FRESH, AGING -> Verdict.SERVE;
      case STALE -> Verdict.LOAD_OR_SERVE;
      case PAST, NONE -> Verdict.LOAD;
    };
  }

  @Override
  public Afterwards onOutcome(Outcome outcome, boolean fenced) {
    if (!fenced) {
      return Afterwards.NOTHING;
    }
    return switch (outcome) {
      case VALUE -> Afterwards.STORE;
      case NOT_FOUND -> keepsNotFound ? Afterwards.STORE_NOT_FOUND : Afterwards.NOTHING;
      case THROWN -> Afterwards.NOTHING;
    };
  }
}
