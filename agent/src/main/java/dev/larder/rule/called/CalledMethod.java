package dev.larder.rule.called;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method as its callers know it: what a JDK proxy has is said by its interface, type variables
 * filled. Holds the application's classes.
 *
 * @param body the method that runs
 * @param declared the same; of a JDK proxy, the interface's method that it stands for
 * @param result its generic result
 * @param parameters their classes
 * @param names of the parameters as far as they are known: all or none
 */
public record CalledMethod(
    Method body, Method declared, Type result, List<Class<?>> parameters, List<String> names) {

  /** Whether it is a Kotlin {@code suspend} function. */
  public boolean isSuspending() {
    Class<?>[] types = body.getParameterTypes();
    return types.length > 0
        && types[types.length - 1].getName().equals("kotlin.coroutines.Continuation");
  }

  /** Whether its result comes later. */
  public Later later() {
    return Later.of(body.getReturnType());
  }

  /** What its callers get in the end: its result, or what that completes with. */
  public Type value() {
    return later().value(result);
  }

  /** The same after erasure, type variables filled. */
  public Class<?> valueClass() {
    return TypeVariables.erasure(value());
  }

  /** The class that every value is of, by the class file alone. */
  public Class<?> declaredClass() {
    return later() == Later.NO ? body.getReturnType() : valueClass();
  }

  /**
   * A method whose class file gives these names to its parameters.
   *
   * @param through the class that declares it, or one below that has it from there
   */
  public static CalledMethod of(Method body, Class<?> through, List<String> names) {
    if (through != body.getDeclaringClass()) {
      TypeVariables variables = TypeVariables.of(through, body.getDeclaringClass());
      return new CalledMethod(
          body, body, variables.fill(body.getGenericReturnType()), filled(body, variables), names);
    }
    if (Proxy.isProxyClass(body.getDeclaringClass())) {
      for (Class<?> direct : body.getDeclaringClass().getInterfaces()) {
        Method declared = declared(direct, body);
        if (declared != null) {
          return ofInterface(
              body, declared, TypeVariables.of(direct, declared.getDeclaringClass()));
        }
      }
    }
    return new CalledMethod(
        body, body, body.getGenericReturnType(), List.of(body.getParameterTypes()), names);
  }

  private static CalledMethod ofInterface(Method body, Method declared, TypeVariables variables) {
    List<Class<?>> parameters = filled(declared, variables);
    List<String> names = new ArrayList<>();
    for (Parameter parameter : declared.getParameters()) {
      if (parameter.isNamePresent()) {
        names.add(parameter.getName());
      }
    }
    return new CalledMethod(
        body,
        declared,
        variables.fill(declared.getGenericReturnType()),
        parameters,
        names.size() == parameters.size() ? names : List.of());
  }

  private static List<Class<?>> filled(Method method, TypeVariables variables) {
    List<Class<?>> parameters = new ArrayList<>();
    for (Type parameter : method.getGenericParameterTypes()) {
      parameters.add(TypeVariables.erasure(variables.fill(parameter)));
    }
    return parameters;
  }

  /** The interface's method that the proxy's stands for; of a bridge, the one behind it. */
  private static @Nullable Method declared(Class<?> type, Method body) {
    Method bridge = null;
    for (Method method : type.getMethods()) {
      if (method.getName().equals(body.getName())
          && Arrays.equals(method.getParameterTypes(), body.getParameterTypes())) {
        if (!method.isBridge()) {
          return method;
        }
        bridge = method;
      }
    }
    return bridge == null ? null : behind(bridge);
  }

  private static Method behind(Method bridge) {
    for (Method method : bridge.getDeclaringClass().getDeclaredMethods()) {
      if (!method.isBridge()
          && method.getName().equals(bridge.getName())
          && areNarrower(method.getParameterTypes(), bridge.getParameterTypes())) {
        return method;
      }
    }
    return bridge;
  }

  private static boolean areNarrower(Class<?>[] types, Class<?>[] than) {
    boolean narrower = types.length == than.length;
    for (int i = 0; narrower && i < types.length; i++) {
      narrower = than[i].isAssignableFrom(types[i]);
    }
    return narrower;
  }
}
