package dev.larder.condition;

import dev.larder.condition.Expression.Constant;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param get from the call to the value: typed where it is a primitive, else {@code Object}
 * @param type its static type, boxed; null for null as it is written
 * @param written as a message shows it
 * @param constant the value, where the text says it
 */
record Operand(
    MethodHandle get, @Nullable Class<?> type, String written, @Nullable Constant constant) {

  Kind kind() {
    return Kind.of(type);
  }

  /** Whether it is a number with a fraction that the text says. */
  boolean isFraction() {
    return constant != null
        && constant.value() instanceof java.math.BigDecimal number
        && number.scale() > 0;
  }

  /** Whether it is a primitive whole number, or one that the text says. */
  boolean isLong() {
    Class<?> given = get.type().returnType();
    return given == long.class || given == int.class || given == short.class || given == byte.class;
  }

  /** The value as an object. */
  MethodHandle boxed() {
    return get.asType(get.type().changeReturnType(Object.class));
  }

  /** The value as a {@code long}. */
  MethodHandle asLong() {
    MethodType type = get.type().changeReturnType(long.class);
    return get.asType(type);
  }

  /** As in <code>{page} is a java.lang.Integer</code>. */
  String described() {
    if (constant != null) {
      return written + " is " + (type == null ? "null" : kind() == Kind.TEXT ? "text" : name());
    }
    return written + " is a " + (type == null ? "null" : type.getName());
  }

  private String name() {
    return kind() == Kind.FLAG ? "true or false" : "a number";
  }
}
