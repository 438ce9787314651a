package dev.larder.condition;

import dev.larder.condition.Expression.Both;
import dev.larder.condition.Expression.Comparison;
import dev.larder.condition.Expression.Constant;
import dev.larder.condition.Expression.Either;
import dev.larder.condition.Expression.Not;
import dev.larder.condition.Expression.Value;
import dev.larder.key.KeyScope;
import dev.larder.key.Property;
import dev.larder.key.TemplateException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;

/** Binds conditions to the types of one method and compiles them to method handles. */
public final class ConditionCompiler {
  private static final MethodHandle HOLDS =
      find("holds", boolean.class, Operator.class, Object.class, Object.class);
  private static final MethodHandle HOLDS_FOR_FRACTION =
      find("holdsForFraction", boolean.class, Operator.class, BigDecimal.class, Object.class);
  private static final MethodHandle HOLDS_FOR_LONGS =
      find("holdsForLongs", boolean.class, Operator.class, long.class, long.class);
  private static final MethodHandle IS_TRUE = find("isTrue", boolean.class, Object.class);
  private static final MethodHandle NOT = find("not", boolean.class, boolean.class);

  private final KeyScope scope;
  private final MethodType call;

  private ConditionCompiler(KeyScope scope, MethodType call) {
    this.scope = scope;
    this.call = call;
  }

  /**
   * Binds a condition to a method.
   *
   * @param call the arguments of the handle: the method's receiver (unless static) and parameters,
   *     and its result if the scope has one; primitives or references erased to {@code Object}
   * @return from these to {@code boolean}; throws what the application's getters throw, and {@link
   *     IllegalArgumentException} where values turn out not to be comparable
   * @throws ConditionException if the method has no such parameter or property, or one that cannot
   *     be compared so
   */
  public static MethodHandle compile(Condition condition, KeyScope scope, MethodType call)
      throws ConditionException {
    MethodType type = call.changeReturnType(boolean.class);
    return new ConditionCompiler(scope, type).flag(condition.root());
  }

  private MethodHandle flag(Expression of) throws ConditionException {
    if (of instanceof Both both) {
      MethodHandle right = flag(both.right());
      return MethodHandles.guardWithTest(flag(both.left()), right, always(false));
    }
    if (of instanceof Either either) {
      MethodHandle right = flag(either.right());
      return MethodHandles.guardWithTest(flag(either.left()), always(true), right);
    }
    if (of instanceof Not not) {
      return MethodHandles.filterReturnValue(flag(not.of()), NOT);
    }
    if (of instanceof Comparison comparison) {
      return comparison(comparison);
    }
    Operand operand = operand(of);
    if (operand.kind() != Kind.FLAG && operand.kind() != Kind.OPEN) {
      throw new ConditionException(
          operand.described() + ", neither true nor false",
          operand.kind() == Kind.OTHER
              ? "compare it with null"
              : "compare it, as in " + operand.written() + " != null",
          of.offset());
    }
    return MethodHandles.filterReturnValue(operand.boxed(), IS_TRUE);
  }

  private MethodHandle always(boolean value) {
    MethodHandle constant = MethodHandles.constant(boolean.class, value);
    return MethodHandles.dropArguments(constant, 0, call.parameterList());
  }

  private MethodHandle comparison(Comparison of) throws ConditionException {
    Operand left = operand(of.left());
    Operand right = operand(of.right());
    Comparability.check(of, left, right);
    Operator operator = of.operator();
    if (left.isLong() && right.isLong()) {
      return filtered(HOLDS_FOR_LONGS.bindTo(operator), left.asLong(), right.asLong());
    }
    if (right.isFraction()) {
      return withFraction(operator, left, right);
    }
    return left.isFraction()
        ? withFraction(operator.reversed(), right, left)
        : filtered(HOLDS.bindTo(operator), left.boxed(), right.boxed());
  }

  private static MethodHandle withFraction(Operator operator, Operand value, Operand fraction) {
    Constant constant = fraction.constant();
    Object number = constant == null ? null : constant.value();
    MethodHandle holds =
        MethodHandles.insertArguments(HOLDS_FOR_FRACTION, 0, operator, number)
            .asType(MethodType.methodType(boolean.class, Object.class));
    return MethodHandles.filterReturnValue(value.boxed(), holds);
  }

  /** Two values of one call, compared. */
  private MethodHandle filtered(MethodHandle compare, MethodHandle left, MethodHandle right) {
    MethodHandle withRight = MethodHandles.collectArguments(compare, 1, right); // (left, call…)
    MethodHandle both = MethodHandles.collectArguments(withRight, 0, left); // (call…, call…)
    int[] order = new int[2 * call.parameterCount()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % call.parameterCount();
    }
    return MethodHandles.permuteArguments(both, call, order);
  }

  private Operand operand(Expression of) throws ConditionException {
    if (of instanceof Value value) {
      return value(value);
    }
    if (of instanceof Constant constant) {
      return constant(constant);
    }
    return new Operand(flag(of), Boolean.class, "what stands in parentheses", null);
  }

  private Operand constant(Constant constant) {
    Object value = constant.value();
    MethodHandle get = MethodHandles.constant(Object.class, value);
    if (value instanceof BigDecimal number && number.scale() == 0 && number.precision() < 19) {
      get = MethodHandles.constant(long.class, number.longValueExact());
    }
    return new Operand(
        MethodHandles.dropArguments(get, 0, call.parameterList()),
        value == null ? null : value.getClass(),
        constant.written(),
        constant);
  }

  private Operand value(Value value) throws ConditionException {
    try {
      int argument = scope.argument(value.hole().root());
      Property property = Property.of(scope, argument, value.hole());
      MethodHandle get = MethodHandles.identity(call.parameterType(argument));
      MethodHandle path = property.get();
      if (path != null) {
        MethodHandle boxed = get.asType(get.type().changeReturnType(Object.class));
        get = MethodHandles.filterReturnValue(boxed, path);
      }
      return new Operand(
          MethodHandles.permuteArguments(
              get, call.changeReturnType(get.type().returnType()), argument),
          MethodType.methodType(property.type()).wrap().returnType(),
          value.hole().toString(),
          null);
    } catch (TemplateException fault) {
      throw refused(value, fault);
    }
  }

  private static ConditionException refused(Value value, TemplateException fault) {
    boolean isEarly = value.hole().root().equals(Condition.RESULT);
    return new ConditionException(
        String.valueOf(fault.getMessage()),
        isEarly
            ? "what the method returns is known after the call: move it to unless"
            : fault.cure(),
        value.offset());
  }

  private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(Comparing.class, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException fault) {
      throw new ExceptionInInitializerError(fault);
    }
  }
}
