package dev.larder.corpus.random;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes generic types at random. For one thread. */
final class RandomTypes {
  private static final int MOST_DEPTH = 4;

  private static final List<Class<?>> LEAVES =
      List.of(
          String.class,
          Integer.class,
          Long.class,
          BigDecimal.class,
          LocalDate.class,
          UUID.class,
          Color.class,
          byte[].class,
          int[].class,
          Date.class,
          StringBuilder.class,
          Object.class,
          Number.class);

  private static final List<Class<?>> KEYS =
      List.of(String.class, Integer.class, LocalDate.class, Color.class);

  private final Random random;

  RandomTypes(Random random) {
    this.random = random;
  }

  enum Color {
    RED,
    GREEN
  }

  record Pair<A, B>(A left, B right) {}

  sealed interface Choice<T> permits One, None {}

  record One<T>(T value) implements Choice<T> {}

  record None<T>() implements Choice<T> {}

  /** With fields that can be set. */
  static final class Box<T> {
    T value;
    T other;
    List<T> all;
    Box<T> next;
  }

  /** A type with its arguments, as a method declares it. */
  record Generic(Class<?> raw, List<Type> arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return raw.getDeclaringClass();
    }

    @Override
    public String toString() {
      return arguments.stream()
          .map(Type::getTypeName)
          .collect(Collectors.joining(", ", raw.getSimpleName() + "<", ">"));
    }
  }

  /** An array of a generic type. */
  record ArrayOf(Type getGenericComponentType) implements GenericArrayType {
    @Override
    public String toString() {
      return getGenericComponentType.getTypeName() + "[]";
    }
  }

  Type next() {
    return next(0);
  }

  private Type next(int depth) {
    if (depth >= MOST_DEPTH || random.nextInt(10) < depth) {
      return one(LEAVES);
    }
    return switch (random.nextInt(10)) {
      case 0 -> of(List.class, next(depth + 1));
      case 1 -> of(Collection.class, next(depth + 1));
      case 2 -> of(Set.class, key());
      case 3 -> of(Map.class, key(), next(depth + 1));
      case 4 -> of(Optional.class, next(depth + 1));
      case 5 -> of(Pair.class, next(depth + 1), next(depth + 1));
      case 6 -> of(Choice.class, next(depth + 1));
      case 7 -> of(Box.class, next(depth + 1));
      case 8 -> array(next(depth + 1));
      default -> one(LEAVES);
    };
  }

  /** What does not change: a key that changes is found by nobody. */
  private Type key() {
    return random.nextInt(5) == 0 ? of(Pair.class, one(KEYS), one(KEYS)) : one(KEYS);
  }

  private static Type array(Type component) {
    return component instanceof Class<?> raw ? raw.arrayType() : new ArrayOf(component);
  }

  private static Type of(Class<?> raw, Type... arguments) {
    return new Generic(raw, new ArrayList<>(Arrays.asList(arguments)));
  }

  private Class<?> one(List<Class<?>> classes) {
    return classes.get(random.nextInt(classes.size()));
  }
}
