package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sets. */
@Kind(
    value = "Sets",
    rows = {
      Sets.Usual.class,
      Sets.Sorted.class,
      Sets.Immutable.class,
      Sets.Wrapped.class,
      Sets.Open.class,
      Sets.Compared.class,
      Sets.Views.class,
      Sets.ByIdentity.class,
      Sets.Others.class
    })
@SuppressWarnings("NonApiType") // what applications return
public final class Sets {
  private static final List<String> TEXTS = List.of("b", "C", "a");

  private Sets() {}

  record Point(int x, int y) {}

  /** Without equals: each is another one. */
  static final class Token {
    final String text;

    Token(String text) {
      this.text = text;
    }
  }

  @Row("`HashSet`, `LinkedHashSet`, `CopyOnWriteArraySet`, `ConcurrentHashMap.newKeySet`")
  static final class Usual {
    Set<String> hashSet(Each each) {
      return each.of(
          new HashSet<>(TEXTS),
          new HashSet<>(),
          Stream.of("a").collect(Collectors.toSet()),
          new HashSet<>(Arrays.asList("a", null)));
    }

    Set<Integer> large() {
      Set<Integer> large = new HashSet<>();
      for (int i = 0; i < 3_000; i++) {
        large.add(i * 31);
      }
      return large;
    }

    Set<Point> records() {
      return new HashSet<>(Set.of(new Point(1, 2), new Point(3, 4)));
    }

    LinkedHashSet<String> linked() {
      return new LinkedHashSet<>(TEXTS);
    }

    Set<String> copyOnWrite() {
      return new CopyOnWriteArraySet<>(TEXTS);
    }

    Set<String> concurrent() {
      Set<String> set = ConcurrentHashMap.newKeySet();
      set.addAll(TEXTS);
      return set;
    }

    Collection<String> declaredAsCollection() {
      return new LinkedHashSet<>(TEXTS);
    }

    Set<Set<Integer>> ofSets() {
      return new HashSet<>(Set.of(Set.of(1), Set.of(2, 3)));
    }
  }

  @Row(
      "`TreeSet`, `ConcurrentSkipListSet`, in natural and reverse order and by"
          + " `String.CASE_INSENSITIVE_ORDER`")
  static final class Sorted {
    SortedSet<String> sorted(Each each) {
      TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      ignoringCase.addAll(TEXTS);
      TreeSet<String> reversed = new TreeSet<>(Collections.reverseOrder());
      reversed.addAll(TEXTS);
      TreeSet<String> natural = new TreeSet<>(Comparator.naturalOrder());
      natural.addAll(TEXTS);
      return each.of(new TreeSet<>(TEXTS), ignoringCase, reversed, natural, new TreeSet<>());
    }

    NavigableSet<Integer> concurrent(Each each) {
      ConcurrentSkipListSet<Integer> reversed =
          new ConcurrentSkipListSet<>(Comparator.reverseOrder());
      reversed.addAll(List.of(1, 2, 3));
      return each.of(new ConcurrentSkipListSet<>(List.of(2, 1)), reversed);
    }

    Set<Long> declaredAsSet() {
      return new TreeSet<>(List.of(3L, 1L));
    }

    NavigableSet<Integer> descending() {
      return new TreeSet<>(List.of(1, 2, 3)).descendingSet();
    }
  }

  @Row("`Set.of`, `Set.copyOf`, `Collections.emptySet`, `singleton`")
  static final class Immutable {
    Set<String> of(Each each) {
      return each.of(
          Set.of(),
          Set.of("a"),
          Set.of("a", "b"),
          Set.of("a", "b", "c", "d"),
          Set.copyOf(TEXTS),
          Collections.emptySet(),
          Collections.singleton("a"),
          Collections.singleton(null));
    }
  }

  @Row("`Collections.unmodifiableSet`, `unmodifiableSortedSet`")
  static final class Wrapped {
    Set<String> unmodifiable(Each each) {
      return each.of(
          Collections.unmodifiableSet(new HashSet<>(TEXTS)),
          Collections.unmodifiableSet(new LinkedHashSet<>(TEXTS)));
    }

    SortedSet<String> unmodifiableSorted() {
      return Collections.unmodifiableSortedSet(new TreeSet<>(TEXTS));
    }
  }

  @Row(value = "`Set<Object>`, `Set<?>`", auto = Fate.BINARY)
  static final class Open {
    Set<Object> objects() {
      return new HashSet<>(Set.of("a", 1, List.of(2)));
    }

    Set<?> unknown() {
      return new TreeSet<>(TEXTS);
    }
  }

  @Row(value = "a sorted set with another comparator", auto = Fate.REFUSED)
  static final class Compared {
    SortedSet<String> byLength() {
      TreeSet<String> set = new TreeSet<>(Comparator.comparing(String::length));
      set.addAll(TEXTS);
      return set;
    }

    SortedSet<String> unmodifiable() {
      TreeSet<String> set = new TreeSet<>(Comparator.comparing(String::length));
      return Collections.unmodifiableSortedSet(set);
    }
  }

  @Row(
      value = "`headSet`, `keySet()`, `entrySet()` and other views, `synchronizedSet`",
      auto = Fate.REFUSED)
  static final class Views {
    SortedSet<Integer> headOfTreeSet(Each each) {
      TreeSet<Integer> all = new TreeSet<>(List.of(1, 2, 3, 4));
      return each.of(all.headSet(3), all.tailSet(2), all.subSet(2, 4));
    }

    SortedSet<Integer> keysOfTreeMap() {
      return new TreeMap<>(Map.of(1, "a")).navigableKeySet();
    }

    Set<String> keysOfConcurrentMap() {
      return new ConcurrentHashMap<>(Map.of("a", 1)).keySet();
    }

    Set<String> synchronizedSet() {
      return Collections.synchronizedSet(new HashSet<>(TEXTS));
    }

    @SuppressWarnings("JdkObsolete") // what applications return
    Set<String> keysOfHashtable() {
      return new Hashtable<>(Map.of("a", 1)).keySet();
    }

    SortedSet<Integer> headOfSkipList() {
      return new ConcurrentSkipListSet<>(List.of(1, 2, 3)).headSet(3);
    }

    Set<Map.Entry<String, Integer>> setOfEntries() {
      return Map.of("a", 1).entrySet();
    }

    Set<String> keysOfMap() {
      return new TreeMap<>(Map.of("a", 1)).keySet();
    }
  }

  @Row(value = "a `HashSet` of objects without `equals`", auto = Fate.REFUSED)
  static final class ByIdentity {
    Set<Token> tokens() {
      return new HashSet<>(Set.of(new Token("a"), new Token("b")));
    }
  }

  @Row(value = "`Collections.newSetFromMap`, `checkedSet`, `emptySortedSet`", auto = Fate.REFUSED)
  static final class Others {
    Set<String> ofMap() {
      Set<String> set = Collections.newSetFromMap(new IdentityHashMap<>());
      set.addAll(TEXTS);
      return set;
    }

    SortedSet<String> emptySorted() {
      return Collections.emptySortedSet();
    }

    Set<String> typeChecked() {
      return Collections.checkedSet(new HashSet<>(TEXTS), String.class);
    }
  }
}
