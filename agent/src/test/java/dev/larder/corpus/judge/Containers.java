package dev.larder.corpus.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The JDK's collections and maps: what is in them, in which order, and how they behave. */
final class Containers {
  private static final Set<String> UNORDERED =
      Set.of(
          "java.util.HashSet",
          "java.util.HashMap",
          "java.util.Hashtable",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentHashMap$KeySetView");

  private final Judge judge;

  Containers(Judge judge) {
    this.judge = judge;
  }

  String compare(String path, Collection<?> original, Collection<?> copy) {
    String found = compareBehaviour(path, original, copy);
    if (found != null) {
      return found;
    }
    List<Matching.Item> before = new ArrayList<>();
    List<Matching.Item> after = new ArrayList<>();
    original.forEach(each -> before.add(new Matching.Item(each, null)));
    copy.forEach(each -> after.add(new Matching.Item(each, null)));
    found = compareItems(path, original, before, after);
    return found == null && original instanceof Set<?>
        ? compareLookups(path, lookups(before, original::contains), lookups(after, copy::contains))
        : found;
  }

  String compare(String path, Map<?, ?> original, Map<?, ?> copy) {
    String found = compareBehaviour(path, original, copy);
    if (found != null) {
      return found;
    }
    List<Matching.Item> before = new ArrayList<>();
    List<Matching.Item> after = new ArrayList<>();
    original.forEach((key, value) -> before.add(new Matching.Item(key, value)));
    copy.forEach((key, value) -> after.add(new Matching.Item(key, value)));
    found = compareItems(path, original, before, after);
    return found == null
        ? compareLookups(
            path, lookups(before, original::containsKey), lookups(after, copy::containsKey))
        : found;
  }

  private String compareBehaviour(String path, Object original, Object copy) {
    String found = Behaviour.difference(original, copy);
    if (found != null) {
      return path + ": " + found;
    }
    Object order = Behaviour.order(original);
    Object orderOfCopy = Behaviour.order(copy);
    return order == orderOfCopy ? null : judge.compare(path + ".comparator()", order, orderOfCopy);
  }

  private String compareItems(
      String path, Object container, List<Matching.Item> before, List<Matching.Item> after) {
    if (before.size() != after.size()) {
      return path + ": size " + before.size() + " became " + after.size();
    }
    String name = container.getClass().getName();
    boolean isUnordered =
        UNORDERED.contains(name)
            || (name.startsWith("java.util.ImmutableCollections$")
                && !(container instanceof List<?>));
    return isUnordered
        ? new Matching(judge, path).compare(before, after)
        : compareInOrder(path, before, after);
  }

  private String compareInOrder(
      String path, List<Matching.Item> before, List<Matching.Item> after) {
    for (int i = 0; i < before.size(); i++) {
      String found = Matching.compare(judge, path + "[" + i + "]", before.get(i), after.get(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private interface Lookup {
    boolean finds(Object key);
  }

  /** What is in the original can be looked up; so can what is in the copy, if it is well built. */
  private static String compareLookups(String path, String original, String copy) {
    return original.equals(copy)
        ? null
        : path + ": its own elements are looked up: " + original + " became " + copy;
  }

  private static String lookups(List<Matching.Item> items, Lookup container) {
    Map<String, Integer> answers = new TreeMap<>();
    for (Matching.Item item : items) {
      answers.merge(Behaviour.outcome(() -> container.finds(item.key())), 1, Integer::sum);
    }
    return answers.toString();
  }
}
