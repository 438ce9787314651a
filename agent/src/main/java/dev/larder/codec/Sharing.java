package dev.larder.codec;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether one instance may be handed to every caller: only when nothing that it reaches can change.
 * Proven on the value itself, class by class; what is not proven may not be shared.
 */
public final class Sharing {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_OBJECTS = 100_000;

  private static final Set<Class<?>> LEAVES =
      Set.of(
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          String.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          Locale.class,
          Currency.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  // A set: several of these are one class.
  private static final Set<Class<?>> IMMUTABLE_CONTAINERS =
      Set.copyOf(
          List.<Class<?>>of(
              List.of().getClass(),
              List.of(1).getClass(),
              Set.of().getClass(),
              Set.of(1).getClass(),
              Map.of().getClass(),
              Map.of(1, 1).getClass(),
              Collections.emptyList().getClass(),
              Collections.emptySet().getClass(),
              Collections.emptyMap().getClass(),
              Collections.singletonList(1).getClass(),
              Collections.singleton(1).getClass(),
              Collections.singletonMap(1, 1).getClass()));

  private int visited;

  private Sharing() {}

  /** True only if proven. Thread-safe. */
  public static boolean isDeeplyImmutable(Object value) {
    return new Sharing().isImmutable(value, 0);
  }

  /** An immutable JDK value whose equals compares all of it. */
  static boolean isLeaf(Class<?> type) {
    return LEAVES.contains(type)
        || (type.getClassLoader() == null
            && !type.isArray() // which is of the package of its elements
            && type.getPackageName().equals("java.time"));
  }

  private boolean isImmutable(@Nullable Object value, int depth) {
    if (value == null || value instanceof Enum<?> || isLeaf(value.getClass())) {
      return true;
    }
    // Cycles and aliases end here, unproven.
    if (depth > MAX_DEPTH || ++visited > MAX_OBJECTS) {
      return false;
    }
    if (value instanceof Optional<?> optional) {
      return isImmutable(optional.orElse(null), depth + 1);
    }
    if (IMMUTABLE_CONTAINERS.contains(value.getClass())) {
      return value instanceof Map<?, ?> map
          ? areImmutable(map.keySet(), depth + 1) && areImmutable(map.values(), depth + 1)
          : areImmutable((Collection<?>) value, depth + 1);
    }
    return !value.getClass().isArray() && isImmutableObject(value, depth + 1);
  }

  private boolean areImmutable(Collection<?> values, int depth) {
    for (Object value : values) {
      if (!isImmutable(value, depth)) {
        return false;
      }
    }
    return true;
  }

  private boolean isImmutableObject(Object value, int depth) {
    ObjectFields fields = ObjectFields.of(value.getClass());
    if (value.getClass().getClassLoader() == null || !fields.areFinal() || !fields.areReadable()) {
      return false;
    }
    for (Field field : fields.fields()) {
      if (!isImmutable(ObjectFields.valueOf(field, value), depth)) {
        return false;
      }
    }
    return true;
  }
}
