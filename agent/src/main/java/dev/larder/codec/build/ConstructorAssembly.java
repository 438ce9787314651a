package dev.larder.codec.build;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a constructor through a method handle. Up to JDK 21 reflection would, from the sixteenth
 * call on, define a class below the type's own loader, which fails where that loader delegates
 * nothing but {@code java.*}.
 *
 * @param handle from the array of arguments to the object
 */
record ConstructorAssembly(MethodHandle handle) implements Assembly {
  private static final MethodType FROM_ARRAY = MethodType.methodType(Object.class, Object[].class);

  /** For a constructor that has been made accessible. */
  static Assembly of(Constructor<?> constructor) throws IllegalAccessException {
    return new ConstructorAssembly(
        MethodHandles.lookup()
            .unreflectConstructor(constructor)
            .asFixedArity()
            .asSpreader(Object[].class, constructor.getParameterCount())
            .asType(FROM_ARRAY));
  }

  @Override
  public Object build(@Nullable Object[] values) throws ReflectiveOperationException {
    try {
      return (Object) handle.invokeExact(values);
    } catch (Error fault) {
      throw fault;
    } catch (Throwable fault) {
      throw new InvocationTargetException(fault);
    }
  }
}
