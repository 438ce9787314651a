package dev.larder.key;

import dev.larder.key.text.StableText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How values of one static type become a canonical value (immutable, of a JDK class, equal exactly
 * when their texts are equal) and that becomes text.
 */
enum Form {
  /** Whole numbers: their digits. */
  WHOLE {
    @Override
    void write(StringBuilder to, Object canonical) {
      to.append(((Number) canonical).longValue());
    }
  },

  /** Immutable JDK values whose {@code toString} tells them apart. */
  PLAIN {
    @Override
    Object canonical(Object value) {
      if (value instanceof BigDecimal && value.getClass() != BigDecimal.class) {
        return new BigDecimal(value.toString());
      }
      if (value instanceof BigInteger && value.getClass() != BigInteger.class) {
        return new BigInteger(value.toString());
      }
      return value;
    }
  },

  /** Enum constants: their names, since a constant would hold its class. */
  NAME {
    @Override
    Object canonical(Object value) {
      return ((Enum<?>) value).name();
    }
  },

  /** Strings. */
  TEXT {
    @Override
    Object canonical(Object value) {
      if (value instanceof String) {
        return value;
      }
      throw StableText.unstable(value);
    }
  },

  /** Mutable values and those of open types: their finished text. */
  SPELLED {
    @Override
    Object canonical(Object value) {
      return StableText.of(value);
    }

    @Override
    void write(StringBuilder to, Object canonical) {
      to.append((String) canonical);
    }
  },

  /** As spelled, inside of joined text, where a string stands as it is. */
  LOOSE {
    @Override
    Object canonical(Object value) {
      return value instanceof String ? value : StableText.of(value);
    }
  };

  /** The canonical value. */
  Object canonical(Object value) {
    return value;
  }

  /** Appends the text that stands in the key. */
  void write(StringBuilder to, Object canonical) {
    StableText.encode(to, canonical.toString());
  }

  /** The form of a static type; null where its values have no stable text. */
  static @Nullable Form of(Class<?> type) {
    if (type == long.class || type == int.class || type == short.class || type == byte.class) {
      return WHOLE;
    }
    if (type.isPrimitive() || StableText.PLAIN.contains(type) || type == ZoneId.class) {
      return type == void.class ? null : PLAIN;
    }
    if (type == String.class || type == CharSequence.class) {
      return TEXT;
    }
    if (StableText.WHOLE.contains(type)) {
      return WHOLE;
    }
    if (type.isEnum()) {
      return NAME;
    }
    return isSpelled(type) ? SPELLED : null;
  }

  private static boolean isSpelled(Class<?> type) {
    if (type.isArray()) {
      return of(type.getComponentType()) != null;
    }
    return Collection.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)
        || type == Optional.class
        || type == OptionalInt.class
        || type == OptionalLong.class
        || type == OptionalDouble.class
        || isOpen(type);
  }

  /** Whether only the value itself can tell if it has a stable text. */
  private static boolean isOpen(Class<?> type) {
    if (type == Object.class || type == Number.class || type == Enum.class) {
      return true;
    }
    if (!type.isInterface()) {
      return false;
    }
    if (type == Iterable.class || type.isAssignableFrom(String.class)) {
      return true;
    }
    for (Class<?> plain : StableText.PLAIN) {
      if (type.isAssignableFrom(plain)) {
        return true;
      }
    }
    return false;
  }
}
