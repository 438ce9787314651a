package dev.larder.rule.called;

import dev.larder.access.Access;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

/**
 * Calls a method of the application again: this very method, not one that overrides it, as it may
 * have been called by {@code super}.
 */
public final class AgainHandle {
  private static final MethodType TYPE = MethodType.methodType(Object.class, Object[].class);

  private AgainHandle() {}

  /**
   * A handle from the array of receiver (unless static) and arguments to the result.
   *
   * @throws IllegalAccessException if its class is in a package that Larder cannot open
   */
  public static MethodHandle of(CalledMethod called) throws IllegalAccessException {
    Method method = called.declared();
    Class<?> owner = method.getDeclaringClass();
    MethodHandle handle =
        isOfNobodyBelow(called.body())
            ? Access.lookupIn(owner).unreflect(method)
            : Access.lookupIn(owner).unreflectSpecial(method, owner);
    return handle
        .asFixedArity()
        .asSpreader(Object[].class, handle.type().parameterCount())
        .asType(TYPE);
  }

  private static boolean isOfNobodyBelow(Method body) {
    return Proxy.isProxyClass(body.getDeclaringClass())
        || (body.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) != 0;
  }
}
