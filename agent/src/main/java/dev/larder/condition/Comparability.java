package dev.larder.condition;

import dev.larder.codec.type.EnumConstants;
import dev.larder.condition.Expression.Comparison;
import dev.larder.condition.Expression.Constant;
import java.util.List;

/** Tells by static types alone which comparisons make sense. */
final class Comparability {
  private static final int MAX_CHOICES = 12;

  private Comparability() {}

  /**
   * Refuses what could never be meant.
   *
   * @throws ConditionException saying what each side is and what it can be compared with
   */
  static void check(Comparison of, Operand left, Operand right) throws ConditionException {
    checkOrder(of, left);
    checkOrder(of, right);
    boolean fits = left.kind().fits(right.kind());
    if (fits && areOfOneType(left, right)) {
      checkName(left, right);
      checkName(right, left);
      return;
    }
    Operand subject = left.constant() == null ? left : right;
    throw new ConditionException(
        left.described() + " and " + right.described() + ": they cannot be compared",
        "compare " + subject.written() + " with " + subject.kind().partner(),
        of.offset());
  }

  private static void checkOrder(Comparison of, Operand operand) throws ConditionException {
    if (of.operator().isOrder() && !operand.kind().hasOrder()) {
      throw new ConditionException(
          operand.described() + ", which has no order", "write == or !=", of.offset());
    }
  }

  private static boolean areOfOneType(Operand left, Operand right) {
    Kind kind = left.kind();
    boolean exact = kind == right.kind() && (kind == Kind.NAME || kind == Kind.ORDERED);
    return !exact || left.type() == right.type();
  }

  /** A constant that the enum does not have is a slip of the pen. */
  private static void checkName(Operand named, Operand name) throws ConditionException {
    Constant constant = name.constant();
    Class<?> type = named.type();
    if (type == null || !type.isEnum() || constant == null || constant.value() == null) {
      return;
    }
    List<String> names = EnumConstants.names(type);
    if (!names.contains(constant.value())) {
      throw new ConditionException(
          type.getName() + " has no constant " + name.written(),
          "write " + choices(names),
          constant.offset());
    }
  }

  private static String choices(List<String> names) {
    StringBuilder choices = new StringBuilder();
    for (String name : names.subList(0, Math.min(names.size(), MAX_CHOICES))) {
      choices.append(choices.length() == 0 ? "'" : " or '").append(name).append('\'');
    }
    return choices.toString();
  }
}
