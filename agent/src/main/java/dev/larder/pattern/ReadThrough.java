package dev.larder.pattern;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Outcome;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.Verdict;

/**
 * The cache runs the origin on a miss, not the caller, who may go on before it has ended.
 *
 * @param otherwise what it is apart from that
 */
public record ReadThrough(CacheAside otherwise) implements Pattern {
  @Override
  public Verdict onLookup(Freshness found) {
    return switch (found) {
      case FRESH, AGING -> Verdict.SERVE;
      case STALE -> Verdict.SERVE_AND_LOAD;
      case PAST, NONE -> Verdict.LOAD_ELSEWHERE;
    };
  }

  @Override
  public Afterwards onOutcome(Outcome outcome, boolean fenced) {
    return otherwise.onOutcome(outcome, fenced);
  }
}
