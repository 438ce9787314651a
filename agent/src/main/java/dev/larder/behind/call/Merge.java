package dev.larder.behind.call;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of several calls of one key that wait: the last one, or one with the sum of a
 * parameter and all else of the last one. Immutable.
 */
public final class Merge {
  /** The last call is the one that counts. */
  public static final Merge LAST = new Merge(-1, (one, other) -> other);

  private static final Map<Class<?>, BinaryOperator<Object>> SUMS =
      Map.of(
          Byte.class, (one, other) -> narrow((byte) one + (byte) other, Byte.MAX_VALUE).byteValue(),
          Short.class,
              (one, other) -> narrow((short) one + (short) other, Short.MAX_VALUE).shortValue(),
          Integer.class, (one, other) -> Math.addExact((int) one, (int) other),
          Long.class, (one, other) -> Math.addExact((long) one, (long) other),
          Float.class, (one, other) -> (float) one + (float) other,
          Double.class, (one, other) -> (double) one + (double) other,
          BigInteger.class, (one, other) -> ((BigInteger) one).add((BigInteger) other),
          BigDecimal.class, (one, other) -> ((BigDecimal) one).add((BigDecimal) other));

  private final int argument;
  private final BinaryOperator<Object> sum;

  private Merge(int argument, BinaryOperator<Object> sum) {
    this.argument = argument;
    this.sum = sum;
  }

  /**
   * The sum of an argument.
   *
   * @param argument where it is among receiver (unless static) and arguments
   * @param type a number, boxed
   * @return null where that is none that can be summed up
   */
  public static @Nullable Merge sum(int argument, Class<?> type) {
    BinaryOperator<Object> sum = SUMS.get(type);
    return sum == null ? null : new Merge(argument, sum);
  }

  /** Whether a call makes those before it needless. */
  public boolean isLast() {
    return argument < 0;
  }

  private static Integer narrow(int sum, int most) {
    if (sum > most || sum < -most - 1) {
      throw new ArithmeticException("it does not fit");
    }
    return sum;
  }

  /** Calls of one key as they are to be made, each of at least one of those. */
  public List<Due> of(List<Due> calls) {
    List<Due> merged = new ArrayList<>();
    for (Due call : calls) {
      Due before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      Due both = before == null ? null : both(before, call);
      if (both != null) {
        merged.set(merged.size() - 1, both);
      } else {
        merged.add(call);
      }
    }
    return merged;
  }

  /** Null where the sum is none: they stay two. */
  private @Nullable Due both(Due before, Due call) {
    if (isLast()) {
      return call.after(before, call.arguments());
    }
    Object one = before.arguments()[argument];
    Object other = call.arguments()[argument];
    if (one == null || other == null) {
      return null;
    }
    @Nullable Object[] arguments = call.arguments().clone();
    try {
      arguments[argument] = sum.apply(one, other);
      return call.after(before, arguments);
    } catch (ArithmeticException tooMuch) {
      return null;
    }
  }
}
