package dev.larder.condition;

/** How two values are compared. */
enum Operator {
  EQUAL("=="),
  DIFFERENT("!="),
  AT_MOST("<="),
  LESS("<"),
  AT_LEAST(">="),
  MORE(">");

  /** What comparing gives where neither value is less, equal or more: one is not a number. */
  static final int UNORDERED = Integer.MIN_VALUE;

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** Whether it asks for an order, which not everything has. */
  boolean isOrder() {
    return this != EQUAL && this != DIFFERENT;
  }

  /** The same with its sides exchanged. */
  Operator reversed() {
    return switch (this) {
      case EQUAL, DIFFERENT -> this;
      case LESS -> MORE;
      case AT_MOST -> AT_LEAST;
      case MORE -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }

  /** The answer where the left value compares so to the right one. */
  boolean holds(int compared) {
    if (compared == UNORDERED) {
      return this == DIFFERENT;
    }
    return switch (this) {
      case EQUAL -> compared == 0;
      case DIFFERENT -> compared != 0;
      case LESS -> compared < 0;
      case AT_MOST -> compared <= 0;
      case MORE -> compared > 0;
      case AT_LEAST -> compared >= 0;
    };
  }
}
