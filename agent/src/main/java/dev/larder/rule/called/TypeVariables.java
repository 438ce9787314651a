package dev.larder.rule.called;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the type variables of a type stand for, seen from one below it. Immutable. */
final class TypeVariables {
  private static final int DEEPEST = 16; // T extends Comparable<T> would go on for ever

  private final Map<TypeVariable<?>, Type> values;

  private TypeVariables(Map<TypeVariable<?>, Type> values) {
    this.values = values;
  }

  /**
   * The variables of a type.
   *
   * @param below where they are filled: the type itself, or one below it
   */
  static TypeVariables of(Class<?> below, Class<?> above) {
    TypeVariables found = new TypeVariables(Map.of()).find(below, above);
    return found == null ? new TypeVariables(Map.of()) : found;
  }

  private @Nullable TypeVariables find(Class<?> below, Class<?> above) {
    if (below == above) {
      return this;
    }
    List<Type> directs = new ArrayList<>(List.of(below.getGenericInterfaces()));
    Type superClass = below.getGenericSuperclass();
    if (superClass != null) {
      directs.add(superClass);
    }
    for (Type direct : directs) {
      Class<?> raw = erasure(direct);
      if (above.isAssignableFrom(raw)) {
        return within(direct, raw).find(raw, above);
      }
    }
    return null;
  }

  /** Those of a type as the one below writes it. */
  private TypeVariables within(Type written, Class<?> raw) {
    Map<TypeVariable<?>, Type> inner = new HashMap<>();
    if (written instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        inner.put(raw.getTypeParameters()[i], fill(arguments[i]));
      }
    }
    return new TypeVariables(inner);
  }

  /** A type with every variable replaced; one that is not known, by its bound. */
  Type fill(Type type) {
    return fill(type, 0);
  }

  private Type fill(Type type, int depth) {
    if (depth > DEEPEST) {
      return erasure(type);
    }
    if (type instanceof TypeVariable<?> variable) {
      Type value = values.get(variable);
      return value == null ? fill(variable.getBounds()[0], depth + 1) : value;
    }
    if (type instanceof WildcardType wildcard) {
      return fill(wildcard.getUpperBounds()[0], depth + 1);
    }
    if (type instanceof GenericArrayType array) {
      Type component = fill(array.getGenericComponentType(), depth + 1);
      return component instanceof Class<?> raw ? raw.arrayType() : new FilledArray(component);
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments().clone();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = fill(arguments[i], depth + 1);
      }
      return new Filled((Class<?>) parameterized.getRawType(), List.of(arguments));
    }
    return type;
  }

  static Type listOf(Type element) {
    return new Filled(List.class, List.of(element));
  }

  static Class<?> erasure(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return erasure(array.getGenericComponentType()).arrayType();
    }
    return type instanceof TypeVariable<?> variable
        ? erasure(variable.getBounds()[0])
        : Object.class;
  }

  /** A class with its arguments. */
  private record Filled(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(new Type[0]);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }
  }

  /** An array of such. */
  private record FilledArray(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }
  }
}
