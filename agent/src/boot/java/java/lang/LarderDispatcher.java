package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The bootstrap method of every woven call site, at the one place that all class loaders see. It
 * forwards to one method handle and knows nothing of what stands behind it. Without that handle, or
 * when it fails, the call site does nothing.
 */
public final class LarderDispatcher {
  private static volatile MethodHandle linker;

  private LarderDispatcher() {}

  /**
   * Links one call site.
   *
   * @param name {@code enter} or {@code exit}
   * @param type the call site's type; an {@code exit} that returns a value has it as second
   *     parameter
   * @param arguments what the weaver left about the method
   */
  public static CallSite bootstrap(
      MethodHandles.Lookup lookup, String name, MethodType type, Object... arguments) {
    try {
      MethodHandle current = linker;
      if (current != null) {
        return (CallSite) current.invoke(lookup, name, type, arguments);
      }
    } catch (Throwable fault) {
      // The application's own method must go on; whoever installed the linker has its own log.
    }
    return new ConstantCallSite(nothing(type));
  }

  private static MethodHandle nothing(MethodType type) {
    Class<?> result = type.returnType();
    if (type.parameterCount() > 2 && type.parameterType(1) == result) {
      return MethodHandles.dropArguments(
          MethodHandles.dropArguments(MethodHandles.identity(result), 0, type.parameterType(0)),
          2,
          type.parameterList().subList(2, type.parameterCount()));
    }
    return MethodHandles.empty(type);
  }
}
