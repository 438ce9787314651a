package dev.larder.codec;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A walk over a value and its copy, side by side. Exact: the same classes, equal leaves, the same
 * fields, the same order where a collection has one, and two references to one object that can
 * change lead to one object in the copy. Knows nothing of the codec that it judges.
 */
final class RoundTrip {
  private static final String IMMUTABLE_COLLECTIONS = "java.util.ImmutableCollections$";
  private static final Set<Class<?>> UNORDERED =
      Set.of(
          HashSet.class,
          HashMap.class,
          Hashtable.class,
          ConcurrentHashMap.class,
          ConcurrentHashMap.newKeySet().getClass());

  private static final Set<Class<?>> TOLD_BY_TEXT =
      Set.of(AtomicLong.class, AtomicInteger.class, AtomicBoolean.class, StringBuilder.class);
  private static final Set<Class<?>> COMPARED =
      Stream.concat(TOLD_BY_TEXT.stream(), Stream.of(Date.class, BitSet.class))
          .collect(Collectors.toSet());

  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> originals = new IdentityHashMap<>();

  private RoundTrip() {}

  /** The path of the first difference and what it is; null when there is none. */
  static @Nullable String difference(Object original, Object copy) {
    return new RoundTrip().compare("result", original, copy);
  }

  private @Nullable String compare(String path, @Nullable Object original, @Nullable Object copy) {
    if (original == null || copy == null) {
      return original == copy ? null : path + ": " + name(original) + " became " + name(copy);
    }
    if (original.getClass() != copy.getClass()) {
      return path + ": " + name(original) + " became " + name(copy);
    }
    if (original instanceof Enum<?>) {
      return original == copy ? null : path + ": became another constant";
    }
    if (Sharing.isLeaf(original.getClass())) {
      return original.equals(copy) ? null : path + ": " + leafDifference(original, copy);
    }
    if (!Sharing.isDeeplyImmutable(original)) {
      Object knownCopy = copies.putIfAbsent(original, copy);
      if (knownCopy != null) {
        return knownCopy == copy ? null : path + ": one object in two places became two objects";
      }
      if (originals.putIfAbsent(copy, original) != null) {
        return path + ": two objects became one";
      }
    }
    return compareContents(path, original, copy);
  }

  private @Nullable String compareContents(String path, Object original, Object copy) {
    Class<?> type = original.getClass();
    if (type.isArray()) {
      return compareArrays(path, original, copy);
    }
    if (original instanceof Optional<?> optional) {
      return compare(path + ".get()", optional.orElse(null), ((Optional<?>) copy).orElse(null));
    }
    if (type.getClassLoader() != null && !isOfSql(type)) {
      return compareFields(path, original, copy);
    }
    if (original instanceof Collection<?> collection) {
      return compareCollections(path, collection, (Collection<?>) copy);
    }
    if (original instanceof Map<?, ?> map) {
      return compareMaps(path, map, (Map<?, ?>) copy);
    }
    if (!COMPARED.contains(type) && !isOfSql(type)) {
      return path + ": cannot be compared";
    }
    boolean same = original.equals(copy) || isSameText(original, copy);
    return same ? null : path + ": " + type.getSimpleName() + " became another value";
  }

  /** Its module is not that of the JDK's core. */
  private static boolean isOfSql(Class<?> type) {
    return type.getName().startsWith("java.sql.");
  }

  /** Of classes whose equality is identity, and whose text says all. */
  private static boolean isSameText(Object original, Object copy) {
    return TOLD_BY_TEXT.contains(original.getClass())
        && original.toString().equals(copy.toString());
  }

  private @Nullable String compareArrays(String path, Object original, Object copy) {
    int length = Array.getLength(original);
    if (Array.getLength(copy) != length) {
      return path + ": length " + length + " became " + Array.getLength(copy);
    }
    for (int i = 0; i < length; i++) {
      String found = compare(path + "[" + i + "]", Array.get(original, i), Array.get(copy, i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String compareFields(String path, Object original, Object copy) {
    ObjectFields fields = ObjectFields.of(original.getClass());
    if (!fields.areReadable()) {
      return path + ": " + name(original) + " is closed to reflection";
    }
    for (Field field : fields.fields()) {
      String found =
          compare(
              path + "." + field.getName(),
              ObjectFields.valueOf(field, original),
              ObjectFields.valueOf(field, copy));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String compareCollections(
      String path, Collection<?> original, Collection<?> copy) {
    if (original.size() != copy.size()) {
      return path + ": size " + original.size() + " became " + copy.size();
    }
    if (original instanceof Set<?> && isUnordered(original)) {
      return compareMembers(path, original, copy);
    }
    Iterator<?> copied = copy.iterator();
    int index = 0;
    for (Object each : original) {
      String found = compare(path + "[" + index++ + "]", each, copied.next());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String compareMembers(String path, Collection<?> original, Collection<?> copy) {
    Map<@Nullable Object, @Nullable Object> byEquality = new HashMap<>();
    copy.forEach(each -> byEquality.put(each, each));
    for (Object each : original) {
      if (!byEquality.containsKey(each)) {
        return path + "[]: " + name(each) + " is not equal to its copy";
      }
      String found = compare(path + "[]", each, byEquality.get(each));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String compareMaps(String path, Map<?, ?> original, Map<?, ?> copy) {
    if (original.size() != copy.size()) {
      return path + ": size " + original.size() + " became " + copy.size();
    }
    if (isInAccessOrder(original)) {
      return path + ": a LinkedHashMap in the order of access";
    }
    if (!isUnordered(original)) {
      String found = compareCollections(path + ".keys", original.keySet(), copy.keySet());
      return found != null
          ? found
          : compareCollections(path + ".values", original.values(), copy.values());
    }
    String inKeys = compareMembers(path + ".keys", original.keySet(), copy.keySet());
    if (inKeys != null) {
      return inKeys;
    }
    for (Map.Entry<?, ?> entry : original.entrySet()) {
      String found = compare(path + "{}", entry.getValue(), copy.get(entry.getKey()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Only its behaviour tells: its copy is asked for what comes first, which then comes last. */
  private static boolean isInAccessOrder(Map<?, ?> original) {
    if (original.getClass() != LinkedHashMap.class || original.size() < 2) {
      return false;
    }
    Map<?, ?> copy = (Map<?, ?>) ((LinkedHashMap<?, ?>) original).clone();
    Object first = copy.keySet().iterator().next();
    Object unused = copy.get(first);
    return copy.keySet().iterator().next() != first;
  }

  private static boolean isUnordered(Object container) {
    return UNORDERED.contains(container.getClass())
        || container.getClass().getName().startsWith(IMMUTABLE_COLLECTIONS);
  }

  private static String leafDifference(Object original, Object copy) {
    if (original instanceof BigDecimal before
        && copy instanceof BigDecimal after
        && before.scale() != after.scale()) {
      return "BigDecimal scale " + before.scale() + " became " + after.scale();
    }
    return original.getClass().getSimpleName() + " became another value";
  }

  private static String name(@Nullable Object value) {
    return value == null ? "null" : value.getClass().getTypeName();
  }
}
