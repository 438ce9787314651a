package dev.larder.corpus.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** How a container answers what changes nothing, and what it is made for. */
final class Behaviour {
  private static final List<String> BOUNDS =
      List.of("lo", "loInclusive", "fromStart", "hi", "hiInclusive", "toEnd");

  private Behaviour() {}

  /** A question. */
  interface Question {
    Object ask();
  }

  static String outcome(Question question) {
    try {
      return String.valueOf(question.ask());
    } catch (RuntimeException | StackOverflowError fault) {
      return fault.getClass().getSimpleName();
    }
  }

  /**
   * The first question that two containers of one class answer differently; null if there is none.
   */
  static String difference(Object original, Object copy) {
    Map<String, String> before = answers(original);
    Map<String, String> after = answers(copy);
    for (String question : before.keySet()) {
      if (!before.get(question).equals(after.get(question))) {
        return question + ": " + before.get(question) + " became " + after.get(question);
      }
    }
    return null;
  }

  private static Map<String, String> answers(Object container) {
    Map<String, String> answers = new LinkedHashMap<>();
    Object inside = inside(container);
    if (container instanceof Collection<?> collection) {
      answers.put("addAll()", outcome(() -> collection.addAll(List.of())));
      answers.put("add()", add(collection));
    }
    if (container == inside) {
      askForStrangers(container, answers);
    }
    Object accessOrder = Insides.named("accessOrder", inside);
    answers.put("order of access", String.valueOf(accessOrder != null && (boolean) accessOrder));
    for (String field : List.of("keyType", "elementType", "capacity")) {
      answers.put(field, String.valueOf(Insides.named(field, inside)));
    }
    answers.put("bounds", bounds(container));
    return answers;
  }

  /** What is not in it; a wrapper answers as what it wraps. */
  private static void askForStrangers(Object container, Map<String, String> answers) {
    if (container instanceof Collection<?> collection) {
      answers.put("contains(null)", outcome(() -> collection.contains(null)));
      answers.put("remove(other)", outcome(() -> collection.remove(new Object())));
    } else if (container instanceof Map<?, ?> map) {
      answers.put("containsKey(null)", outcome(() -> map.containsKey(null)));
      answers.put("containsValue(null)", outcome(() -> map.containsValue(null)));
      answers.put("remove(other)", outcome(() -> map.remove(new Object())));
    }
  }

  /** Of a part of a sorted set or map: what else may be put into it. */
  private static String bounds(Object container) {
    Object inside = container instanceof SortedSet<?> ? Insides.named("m", container) : container;
    if (inside == null || !inside.getClass().getName().contains("SubMap")) {
      return "none";
    }
    List<String> bounds = new ArrayList<>();
    for (String bound : BOUNDS) {
      bounds.add(bound + "=" + Insides.named(bound, inside));
    }
    boolean isAll =
        (bounds.contains("fromStart=true") && bounds.contains("toEnd=true"))
            || (bounds.contains("lo=null") && bounds.contains("hi=null"));
    return isAll ? "none" : bounds.toString();
  }

  /** A set takes what it has already, unless it takes nothing. */
  private static String add(Collection<?> collection) {
    return collection instanceof Set<?> && !collection.isEmpty()
        ? outcome(() -> addsAgain(collection))
        : "";
  }

  @SuppressWarnings("unchecked") // what comes out of it fits into it
  private static boolean addsAgain(Collection<?> collection) {
    Object first = collection.iterator().next();
    return collection.contains(first) && ((Collection<Object>) collection).add(first);
  }

  /** What a wrapper is around; itself where it is none. */
  private static Object inside(Object container) {
    Object at = container;
    while (at.getClass().getName().matches("java.util.Collections\\$(Unmodif|Synchron).*")) {
      Object in = Insides.named("m", at);
      at = in == null ? Insides.named("c", at) : in;
    }
    return at;
  }

  /**
   * What a container, or the one that it wraps, compares by; null where by nothing or by nature.
   */
  static Object order(Object wrapper) {
    Object container = inside(wrapper);
    if (container instanceof SortedSet<?> set) {
      return set.comparator();
    }
    if (container instanceof SortedMap<?, ?> map) {
      return map.comparator();
    }
    return container instanceof PriorityQueue<?> queue ? queue.comparator() : null;
  }
}
