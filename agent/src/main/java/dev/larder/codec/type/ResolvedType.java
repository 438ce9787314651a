package dev.larder.codec.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A class with what its type parameters stand for; an array has its component as the one argument.
 * No arguments where parameters are declared: the type is raw.
 */
public record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {
  private static final int MAX_DEPTH = 20;

  /** The type itself. */
  public static ResolvedType of(Type type) throws Refusal {
    return resolve(type, Map.of());
  }

  /** The type of a field, as this type sees it; the field belongs to the class that is asked. */
  public static ResolvedType resolve(Type type, Map<TypeVariable<?>, ResolvedType> bindings)
      throws Refusal {
    if (type instanceof Class<?> raw) {
      return raw.isArray()
          ? new ResolvedType(raw, List.of(resolve(raw.getComponentType(), bindings)))
          : new ResolvedType(raw, List.of());
    }
    if (type instanceof ParameterizedType parameterized) {
      List<ResolvedType> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(resolve(argument, bindings));
      }
      return new ResolvedType((Class<?>) parameterized.getRawType(), List.copyOf(arguments));
    }
    if (type instanceof GenericArrayType array) {
      ResolvedType component = resolve(array.getGenericComponentType(), bindings);
      return new ResolvedType(component.raw.arrayType(), List.of(component));
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], bindings);
    }
    if (type instanceof TypeVariable<?> variable) {
      ResolvedType bound = bindings.get(variable);
      // Only the erasure of a bound: T extends Comparable<T> would resolve for ever.
      return bound != null ? bound : new ResolvedType(erasure(variable), List.of());
    }
    throw new Refusal(type.getTypeName() + " is a kind of type that is not known");
  }

  private static Class<?> erasure(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof TypeVariable<?> variable
        ? erasure(variable.getBounds()[0])
        : Object.class;
  }

  /** The type of a class below a declared type, as far as that tells what its parameters are. */
  public static ResolvedType below(ResolvedType declared, Class<?> type) throws Refusal {
    TypeVariable<?>[] parameters = type.getTypeParameters();
    Type[] given = Supertypes.arguments(type, parameters, declared.raw);
    Map<Type, ResolvedType> known = new HashMap<>();
    for (int i = 0; i < Math.min(given.length, declared.arguments.size()); i++) {
      known.put(given[i], declared.arguments.get(i));
    }
    List<ResolvedType> arguments = new ArrayList<>();
    for (TypeVariable<?> parameter : parameters) {
      ResolvedType argument = known.get(parameter);
      arguments.add(argument == null ? resolve(parameter, Map.of()) : argument);
    }
    return new ResolvedType(type, List.copyOf(arguments));
  }

  /** What the type parameters of the class stand for; nothing when the type is raw. */
  public Map<TypeVariable<?>, ResolvedType> bindings() {
    TypeVariable<?>[] parameters = raw.getTypeParameters();
    Map<TypeVariable<?>, ResolvedType> bindings = new HashMap<>();
    for (int i = 0; i < Math.min(parameters.length, arguments.size()); i++) {
      bindings.put(parameters[i], arguments.get(i));
    }
    return bindings;
  }

  /**
   * Whether arguments within arguments go deeper than anyone writes: a class may hold itself so.
   */
  public boolean isEndless() {
    return isDeeperThan(MAX_DEPTH);
  }

  private boolean isDeeperThan(int levels) {
    for (ResolvedType argument : arguments) {
      if (levels == 0 || argument.isDeeperThan(levels - 1)) {
        return true;
      }
    }
    return false;
  }

  /** A type argument; refuses a raw type. */
  public ResolvedType argument(int index) throws Refusal {
    if (index >= arguments.size()) {
      throw new Refusal(raw.getName() + " is raw: what it contains is not known");
    }
    return arguments.get(index);
  }

  @Override
  public String toString() {
    return arguments.isEmpty() || raw.isArray()
        ? raw.getName()
        : arguments.stream()
            .map(ResolvedType::toString)
            .collect(Collectors.joining(",", raw.getName() + "<", ">"));
  }
}
