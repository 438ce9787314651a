package dev.larder.corpus.jdk;

import dev.larder.corpus.sample.Each;
import dev.larder.corpus.sample.Fate;
import dev.larder.corpus.sample.Kind;
import dev.larder.corpus.sample.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Stack;
import java.util.TreeMap;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists and queues. */
@Kind(
    value = "Lists and queues",
    rows = {
      Lists.Usual.class,
      Lists.Immutable.class,
      Lists.Wrapped.class,
      Lists.Nested.class,
      Lists.Open.class,
      Lists.Shared.class,
      Lists.Views.class,
      Lists.Others.class,
      Lists.Subclasses.class
    })
@SuppressWarnings({"JdkObsolete", "NonApiType", "rawtypes"}) // what applications return
public final class Lists {
  private static final List<String> TEXTS = List.of("b", "a", "b");

  private Lists() {}

  @Row(
      "`ArrayList`, `LinkedList`, `ArrayDeque`, `Vector`, `Stack`, `CopyOnWriteArrayList`, `PriorityQueue`,"
          + " `ConcurrentLinkedQueue`, `ConcurrentLinkedDeque`")
  static final class Usual {
    List<String> arrayList(Each each) {
      return each.of(
          new ArrayList<>(TEXTS), new ArrayList<>(), Stream.of("a").collect(Collectors.toList()));
    }

    ArrayList<String> declaredAsArrayList() {
      return new ArrayList<>(TEXTS);
    }

    Collection<String> declaredAsCollection(Each each) {
      return each.of(new ArrayList<>(TEXTS), new ArrayDeque<>(TEXTS));
    }

    List<Integer> withNulls() {
      return new ArrayList<>(Arrays.asList(1, null, 2));
    }

    LinkedList<String> linked() {
      return new LinkedList<>(TEXTS);
    }

    Deque<String> deque(Each each) {
      return each.of(
          new ArrayDeque<>(TEXTS), new ConcurrentLinkedDeque<>(TEXTS), new LinkedList<>(TEXTS));
    }

    Vector<Long> vector() {
      return new Vector<>(List.of(1L, 2L));
    }

    Stack<String> stack() {
      Stack<String> stack = new Stack<>();
      stack.addAll(TEXTS);
      return stack;
    }

    Queue<Integer> queue(Each each) {
      return each.of(
          new PriorityQueue<>(List.of(5, 1, 3, 2)), new ConcurrentLinkedQueue<>(List.of(2, 1)));
    }

    List<String> copyOnWrite() {
      return new CopyOnWriteArrayList<>(TEXTS);
    }
  }

  @Row("`List.of`, `List.copyOf`, `Stream.toList`, `Collections.emptyList`, `singletonList`")
  static final class Immutable {
    List<String> of(Each each) {
      return each.of(
          List.of(), List.of("a"), List.of("a", "b"), List.of("a", "b", "c"), List.copyOf(TEXTS));
    }

    List<String> ofStream(Each each) {
      return each.of(
          Stream.<String>empty().toList(),
          Stream.of("a").toList(),
          Stream.of("a", null).toList(),
          TEXTS.stream().collect(Collectors.toUnmodifiableList()));
    }

    List<String> ofCollections(Each each) {
      return each.of(
          Collections.emptyList(), Collections.singletonList("a"), Collections.singletonList(null));
    }
  }

  @Row(
      "`Arrays.asList`, `Collections.unmodifiableList` and `synchronizedList`, of lists and of collections")
  static final class Wrapped {
    List<String> asList(Each each) {
      return each.of(Arrays.asList("a", null), Arrays.asList("a"), Arrays.asList());
    }

    List<String> unmodifiable(Each each) {
      return each.of(
          Collections.unmodifiableList(new ArrayList<>(TEXTS)),
          Collections.unmodifiableList(new LinkedList<>(TEXTS)),
          Collections.unmodifiableList(new ArrayList<>()));
    }

    Collection<String> unmodifiableCollection() {
      return Collections.unmodifiableCollection(new ArrayList<>(TEXTS));
    }

    List<String> synchronizedList() {
      return Collections.synchronizedList(new ArrayList<>(TEXTS));
    }

    Collection<String> synchronizedCollection() {
      return Collections.synchronizedCollection(new ArrayList<>(TEXTS));
    }
  }

  @Row("lists of lists, of wildcards with a bound")
  static final class Nested {
    List<List<Integer>> lists() {
      return List.of(List.of(1), new ArrayList<>(List.of(2, 3)), new LinkedList<>());
    }

    List<? extends String> bounded() {
      return new ArrayList<>(TEXTS);
    }

    List<int[]> arrays() {
      return new ArrayList<>(List.of(new int[] {1}, new int[0]));
    }

    List<Collection<String>> collections() {
      return new ArrayList<>(List.of(new ArrayList<>(TEXTS), new ArrayDeque<>(TEXTS)));
    }
  }

  @Row(value = "`List<?>`, raw `List`, `List<Object>`, `List<? super T>`", auto = Fate.BINARY)
  static final class Open {
    List<?> unknown() {
      return List.of("a", 1, 2.0);
    }

    List raw() {
      return new ArrayList<>(List.of("a", 1));
    }

    List<Object> objects() {
      return new ArrayList<>(List.of("a", List.of(1), Map.of("k", 'v')));
    }

    List<? super Integer> lower() {
      return new ArrayList<>(List.<Object>of(1, "a"));
    }

    List<Object> inItself() {
      List<Object> inItself = new ArrayList<>();
      inItself.add(inItself);
      return inItself;
    }

    Object object() {
      return new ArrayList<>(TEXTS);
    }
  }

  @Row(value = "a list that holds one changeable object twice", auto = Fate.BINARY)
  static final class Shared {
    List<List<String>> lists() {
      List<String> one = new ArrayList<>(TEXTS);
      return List.of(one, one);
    }

    List<StringBuilder> texts() {
      StringBuilder one = new StringBuilder("a");
      return new ArrayList<>(List.of(one, new StringBuilder("a"), one));
    }

    List<int[]> arrays() {
      int[] one = {1};
      return Arrays.asList(one, one);
    }
  }

  @Row(
      value = "`subList`, `Collections.nCopies`, `keySet()`, `values()` and other views",
      auto = Fate.REFUSED)
  static final class Views {
    List<String> subList(Each each) {
      return each.of(new ArrayList<>(TEXTS).subList(1, 2), List.of("a", "b", "c").subList(0, 2));
    }

    List<String> copies() {
      return Collections.nCopies(3, "a");
    }

    Collection<Integer> values() {
      return new TreeMap<>(Map.of("a", 1)).values();
    }

    Collection<String> keys() {
      return Map.of("a", 1).keySet();
    }

    List<String> typeChecked() {
      return Collections.checkedList(new ArrayList<>(TEXTS), String.class);
    }
  }

  @Row(value = "blocking queues, a `PriorityQueue` with a comparator", auto = Fate.REFUSED)
  static final class Others {
    Queue<String> blocking(Each each) {
      return each.of(
          new ArrayBlockingQueue<>(3),
          new LinkedBlockingQueue<>(TEXTS),
          new PriorityBlockingQueue<>(TEXTS));
    }

    Queue<String> compared() {
      PriorityQueue<String> queue = new PriorityQueue<>((a, b) -> b.compareTo(a));
      queue.addAll(TEXTS);
      return queue;
    }
  }

  @Row(value = "an application's own subclass of `ArrayList`", auto = Fate.REFUSED)
  static final class Subclasses {
    static final class Names extends ArrayList<String> {
      private static final long serialVersionUID = 1L;
      private final int limit = 3;

      int limit() {
        return limit;
      }
    }

    Names names() {
      return new Names();
    }

    List<String> declaredAsList() {
      return new Names();
    }
  }
}
