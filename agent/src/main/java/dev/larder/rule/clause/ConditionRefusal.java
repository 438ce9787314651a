package dev.larder.rule.clause;

import dev.larder.config.source.Problem;

/** A condition does not fit a method; the message says where, why and what to do. */
public final class ConditionRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ConditionRefusal(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  /** What the message says, in its parts. */
  public Problem problem() {
    return problem;
  }
}
