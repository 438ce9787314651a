package dev.larder.pattern;

import dev.larder.engine.decision.Afterwards;
import dev.larder.engine.decision.Freshness;
import dev.larder.engine.decision.Outcome;
import dev.larder.engine.decision.Pattern;
import dev.larder.engine.decision.Verdict;

/**
 * An entry in use is loaded anew before its ttl is over, so that nobody waits for it.
 *
 * @param otherwise what it is apart from that
 */
public record RefreshAhead(CacheAside otherwise) implements Pattern {
  @Override
  public Verdict onLookup(Freshness found) {
    return switch (found) {
      case AGING, STALE -> Verdict.SERVE_AND_LOAD;
      default -> otherwise.onLookup(found);
    };
  }

  @Override
  public Afterwards onOutcome(Outcome outcome, boolean fenced) {
    return otherwise.onOutcome(outcome, fenced);
  }
}
