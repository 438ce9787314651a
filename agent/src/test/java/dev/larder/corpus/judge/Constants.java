package dev.larder.corpus.judge;

import java.lang.reflect.Proxy;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which objects can never be told from an equal one, since nothing that they reach can change: two
 * references to one of these may become two objects.
 */
final class Constants {
  private static final Set<String> CONTAINERS =
      Set.of(
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptySet",
          "java.util.Collections$EmptyMap",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonSet",
          "java.util.Collections$SingletonMap");

  private final IdentityHashMap<Object, Boolean> known = new IdentityHashMap<>();

  boolean has(Object value) {
    if (value == null || value instanceof Enum<?> || value instanceof Class<?>) {
      return true;
    }
    Boolean answer = known.get(value);
    if (answer == null) {
      known.put(value, false); // what leads back to itself is none
      answer = find(value);
      known.put(value, answer);
    }
    return answer;
  }

  private boolean find(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray() || Proxy.isProxyClass(type)) {
      return false;
    }
    if (type.getName().startsWith("java.util.ImmutableCollections$")
        || CONTAINERS.contains(type.getName())) {
      return value instanceof Map<?, ?> map
          ? haveAll(map.keySet()) && haveAll(map.values())
          : haveAll((Collection<?>) value);
    }
    if (value instanceof Optional<?> optional) {
      return has(optional.orElse(null));
    }
    if (type.getName().startsWith("java.")) {
      return isOfJdk(value);
    }
    return Insides.of(type).stream().allMatch(slot -> slot.isFinal() && has(slot.of(value)));
  }

  private boolean haveAll(Collection<?> values) {
    return values.stream().allMatch(this::has);
  }

  private static boolean isOfJdk(Object value) {
    Class<?> type = value.getClass();
    boolean isText = Leaves.text(value) != null;
    boolean changes =
        value instanceof Date
            || value instanceof BitSet
            || type == StringBuilder.class
            || type == StringBuffer.class;
    boolean isKnown =
        type.getPackageName().equals("java.time")
            || type.getName().startsWith("java.util.Optional")
            || type == java.util.UUID.class
            || type == java.util.Currency.class;
    return isKnown || (isText && !changes);
  }
}
