package dev.larder.rule.clause;

/** A condition does not fit a method; the message says where, why and what to do. */
public final class ConditionRefusal extends Exception {
  private static final long serialVersionUID = 1;

  ConditionRefusal(String reason) {
    super(reason, null, false, false);
  }
}
