package dev.larder.codec.type;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types above a class with what the class gives for their parameters. Stateless. */
final class Supertypes {
  private static final Type[] NONE = {};

  private Supertypes() {}

  /**
   * What a class gives for the parameters of a type above it; nothing where it does not say.
   *
   * @param own what stands for the class's own parameters
   */
  static Type[] arguments(Class<?> type, Type[] own, Class<?> above) {
    if (type == above) {
      return own;
    }
    for (Type next : above(type)) {
      Class<?> raw =
          next instanceof ParameterizedType full ? (Class<?>) full.getRawType() : (Class<?>) next;
      if (above.isAssignableFrom(raw)) {
        return arguments(raw, given(type, own, next), above);
      }
    }
    return NONE;
  }

  private static List<Type> above(Class<?> type) {
    List<Type> above = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
    Type parent = type.getGenericSuperclass();
    if (parent != null) {
      above.add(parent);
    }
    return above;
  }

  private static Type[] given(Class<?> type, Type[] own, Type above) {
    if (!(above instanceof ParameterizedType full)) {
      return NONE;
    }
    TypeVariable<?>[] parameters = type.getTypeParameters();
    Map<Type, Type> values = new HashMap<>();
    for (int i = 0; i < Math.min(parameters.length, own.length); i++) {
      values.put(parameters[i], own[i]);
    }
    Type[] given = full.getActualTypeArguments();
    for (int i = 0; i < given.length; i++) {
      given[i] = values.getOrDefault(given[i], given[i]);
    }
    return given;
  }
}
