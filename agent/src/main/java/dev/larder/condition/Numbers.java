package dev.larder.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers of any type by their exact values. */
final class Numbers {
  private Numbers() {}

  /** Less than 0, 0, more than 0, or {@link Operator#UNORDERED}. */
  static int compare(Number left, Number right) {
    if (isWhole(left) && isWhole(right)) {
      return Long.compare(left.longValue(), right.longValue());
    }
    if (Double.isNaN(left.doubleValue()) || Double.isNaN(right.doubleValue())) {
      return Operator.UNORDERED;
    }
    double leftSide = infinity(left);
    double rightSide = infinity(right);
    return leftSide == rightSide && leftSide == 0
        ? exact(left).compareTo(exact(right))
        : Double.compare(leftSide, rightSide);
  }

  /**
   * As {@link #compare}, with a fraction that a condition says: as in Java it is read as the type
   * that it is compared with, so that a {@code double} of 0.1 equals 0.1.
   */
  static int compareWithFraction(Number value, BigDecimal fraction) {
    if (value instanceof Double) {
      return compare(value, fraction.doubleValue());
    }
    return value instanceof Float
        ? compare(value, fraction.floatValue())
        : compare(value, fraction);
  }

  private static boolean isWhole(Number number) {
    return number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || number instanceof AtomicInteger
        || number instanceof AtomicLong;
  }

  /** 0 where it is finite: a decimal too large for a double is. */
  private static double infinity(Number number) {
    boolean isBinary = number instanceof Double || number instanceof Float;
    return isBinary && Double.isInfinite(number.doubleValue()) ? number.doubleValue() : 0;
  }

  private static BigDecimal exact(Number number) {
    if (isWhole(number)) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (number instanceof Double || number instanceof Float) {
      return new BigDecimal(number.doubleValue());
    }
    throw new IllegalArgumentException(
        "a " + number.getClass().getName() + " is no number that can be compared");
  }
}
