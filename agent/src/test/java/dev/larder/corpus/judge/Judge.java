package dev.larder.corpus.judge;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Whether a copy is what the original is. Shares nothing with the codecs and their proof. A walk
 * over both, side by side: the same classes, the same fields however they are kept, the same
 * structure of references, the orders, bounds and behaviours of collections.
 *
 * <p>Not told apart, as is documented: what a wrapped collection is a view of, several NaNs, two
 * references to one constant.
 */
public final class Judge {
  private final Pairs pairs = new Pairs();
  private final Constants constants = new Constants();
  private final Containers containers = new Containers(this);

  private Judge() {}

  /** The path of the first difference and what it is; null when there is none. */
  public static String difference(Object original, Object copy) {
    return new Judge().compare("", original, copy);
  }

  /** Whether nothing that an object reaches can change, so that callers may share it. */
  public static boolean isConstant(Object value) {
    return new Constants().has(value);
  }

  Pairs pairs() {
    return pairs;
  }

  String compare(String path, Object original, Object copy) {
    if (original == null || copy == null) {
      return original == copy ? null : became(path, original, copy);
    }
    if (original.getClass() != copy.getClass()) {
      return became(path, original, copy);
    }
    if (original instanceof Enum<?> || original instanceof Class<?>) {
      return original == copy ? null : path + " became another constant";
    }
    if (!constants.has(original)) {
      Object known = pairs.copyOf(original);
      if (known != null) {
        return known == copy ? null : path + ": one object became two";
      }
      if (original == copy) {
        return path + ": the copy holds the original " + name(original);
      }
      if (pairs.originalOf(copy) != null) {
        return path + ": two objects became one";
      }
      pairs.note(original, copy);
    }
    return compareContents(path, original, copy);
  }

  private String compareContents(String path, Object original, Object copy) {
    String text = Leaves.text(original);
    if (text != null) {
      return text.equals(Leaves.text(copy)) ? null : path + ": " + text + " became " + copy;
    }
    Class<?> type = original.getClass();
    if (type.isArray()) {
      return compareArrays(path, original, copy);
    }
    if (type.getName().startsWith("java.") && original instanceof Collection<?> collection) {
      return containers.compare(path, collection, (Collection<?>) copy);
    }
    if (type.getName().startsWith("java.") && original instanceof Map<?, ?> map) {
      return containers.compare(path, map, (Map<?, ?>) copy);
    }
    return compareFields(path, original, copy);
  }

  private String compareArrays(String path, Object original, Object copy) {
    if (Array.getLength(original) != Array.getLength(copy)) {
      return path + ": length " + Array.getLength(original) + " became " + Array.getLength(copy);
    }
    if (original instanceof byte[] bytes) {
      int at = Arrays.mismatch(bytes, (byte[]) copy);
      return at < 0 ? null : path + "[" + at + "] became another byte";
    }
    for (int i = 0; i < Array.getLength(original); i++) {
      String found = compare(path + "[" + i + "]", Array.get(original, i), Array.get(copy, i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private String compareFields(String path, Object original, Object copy) {
    boolean isOfJdk = original.getClass().getName().startsWith("java.");
    for (Insides.Slot slot : Insides.of(original.getClass())) {
      // What the JDK does not serialize it works out again.
      if (!isOfJdk || !slot.isTransient()) {
        String found = compare(path + "." + slot.name(), slot.of(original), slot.of(copy));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static String became(String path, Object original, Object copy) {
    return path + ": " + name(original) + " became " + name(copy);
  }

  private static String name(Object value) {
    return value == null ? "null" : value.getClass().getName();
  }
}
