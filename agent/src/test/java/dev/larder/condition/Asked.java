package dev.larder.condition;

import dev.larder.key.KeyParameter;
import dev.larder.key.KeyScope;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on a static method whose parameters are named a, b, c and so on. */
final class Asked {
  private final MethodHandle condition;

  private Asked(MethodHandle condition) {
    this.condition = condition;
  }

  /** Before the call: primitives as they are. */
  static Asked when(String text, Class<?>... types) throws ConditionException {
    List<Class<?>> erased = new ArrayList<>();
    for (Class<?> type : types) {
      erased.add(type.isPrimitive() ? type : Object.class);
    }
    MethodType call = MethodType.methodType(void.class, erased);
    return new Asked(ConditionCompiler.compile(Condition.parse(text), scope(types), call));
  }

  /** After the call: the result is the last argument, and all are objects. */
  static Asked unless(String text, Class<?> result, Class<?>... types) throws ConditionException {
    MethodType call = MethodType.genericMethodType(types.length + 1);
    KeyScope scope = scope(types).after(result);
    return new Asked(ConditionCompiler.compile(Condition.parse(text), scope, call));
  }

  private static KeyScope scope(Class<?>... types) {
    List<KeyParameter> parameters = new ArrayList<>();
    for (Class<?> type : types) {
      parameters.add(new KeyParameter(Character.toString('a' + parameters.size()), type));
    }
    return new KeyScope(null, parameters);
  }

  boolean holds(@Nullable Object... arguments) {
    try {
      return (boolean) condition.invokeWithArguments(Arrays.asList(arguments));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
