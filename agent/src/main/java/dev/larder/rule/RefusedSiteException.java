package dev.larder.rule;

import dev.larder.config.source.Problem;
import org.jspecify.annotations.Nullable;

/** A rule cannot be applied to a method; the message says why and what to do. */
public final class RefusedSiteException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient @Nullable Problem problem;

  RefusedSiteException(String reason, @Nullable Throwable cause) {
    super(reason, cause, false, false);
    problem = null;
  }

  RefusedSiteException(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  /** What is wrong and where the rule file says it; null where it says nothing wrong. */
  public @Nullable Problem problem() {
    return problem;
  }
}
