package dev.larder.condition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Compares two values of one call. What comes out of the application's own classes is thrown. */
final class Comparing {
  private Comparing() {}

  /** Null equals null alone, and has no order. */
  static boolean holds(Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return !operator.isOrder() && (left == right) == (operator == Operator.EQUAL);
    }
    if (left instanceof Number number && right instanceof Number other) {
      return operator.holds(Numbers.compare(number, other));
    }
    if (left instanceof Enum<?> && right instanceof Enum<?>) {
      return (left == right) == (operator == Operator.EQUAL);
    }
    if (isText(left) && isText(right)) {
      return operator.holds(text(left).compareTo(text(right)));
    }
    return operator.holds(compareOthers(operator, left, right));
  }

  /** A fraction that the condition says, on the right. */
  static boolean holdsForFraction(Operator operator, BigDecimal fraction, @Nullable Object left) {
    if (left instanceof Number number) {
      return operator.holds(Numbers.compareWithFraction(number, fraction));
    }
    return holds(operator, left, fraction);
  }

  static boolean holdsForLongs(Operator operator, long left, long right) {
    return operator.holds(Long.compare(left, right));
  }

  /** A flag by itself: null counts as false. */
  static boolean isTrue(@Nullable Object flag) {
    if (flag == null || flag instanceof Boolean) {
      return Boolean.TRUE.equals(flag);
    }
    throw new IllegalArgumentException(
        "a " + flag.getClass().getName() + " is neither true nor false");
  }

  static boolean not(boolean holds) {
    return !holds;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // both are of one class, which is Comparable
  private static int compareOthers(Operator operator, Object left, Object right) {
    Class<?> type = left.getClass();
    if (type == right.getClass() && Kind.isOrdered(type)) {
      return ((Comparable) left).compareTo(right);
    }
    boolean areKnown = isKnown(left) && isKnown(right);
    if (areKnown && !operator.isOrder()) {
      return 1; // of two types: they differ
    }
    throw new IllegalArgumentException(
        "a " + type.getName() + " and a " + right.getClass().getName() + " cannot be compared");
  }

  private static boolean isKnown(Object value) {
    return value instanceof Number || value instanceof Boolean || isText(value);
  }

  private static boolean isText(Object value) {
    return value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>;
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
