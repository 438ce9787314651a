package dev.larder.codec.kind;

import static java.util.Collections.emptyList;
import static java.util.Collections.emptySet;
import static java.util.Collections.singleton;
import static java.util.Collections.singletonList;
import static java.util.Collections.synchronizedCollection;
import static java.util.Collections.synchronizedList;
import static java.util.Collections.unmodifiableCollection;
import static java.util.Collections.unmodifiableList;
import static java.util.Collections.unmodifiableSet;
import static java.util.Collections.unmodifiableSortedSet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Stack;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The standard collections. */
@SuppressWarnings("JdkObsolete") // what applications return, not what we would choose
final class CollectionKinds {
  // The first kind that a declared type can hold is its usual one and needs no name in the JSON.
  static final List<SequenceKind> ALL =
      Stream.of(
              usual(),
              sorted(TreeSet.class, TreeSet::new),
              lists(),
              immutable(),
              unmodifiable(),
              sorted(ConcurrentSkipListSet.class, ConcurrentSkipListSet::new),
              concurrent())
          .flatMap(List::stream)
          .toList();

  private CollectionKinds() {}

  private static List<SequenceKind> usual() {
    Supplier<Collection<@Nullable Object>> start = ArrayList::new;
    return List.of(
        new SequenceKind("ArrayList", ArrayList.class, all -> true, start, all -> all),
        filled(HashSet.class, HashSet::new),
        filled(LinkedHashSet.class, LinkedHashSet::new));
  }

  private static List<SequenceKind> lists() {
    return List.of(
        filled(ArrayDeque.class, ArrayDeque::new),
        filled(LinkedList.class, LinkedList::new),
        filled(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
        filled(Vector.class, Vector::new),
        filled(Stack.class, Stack::new),
        SequenceKind.filled(
            "PriorityQueue",
            PriorityQueue.class,
            queue -> ((PriorityQueue<?>) queue).comparator() == null,
            PriorityQueue::new));
  }

  private static List<SequenceKind> immutable() {
    return List.of(
        like("Arrays.asList", Arrays.asList(1), all -> Arrays.asList(all.toArray())),
        like("List.of", List.of(1), List::copyOf),
        when("List.of", List.of(), CollectionKinds::refusesNull, List::copyOf),
        like("toList", List.of(), all -> all.stream().toList()),
        like("Set.of", Set.of(1), all -> Set.of(all.toArray())),
        like("Set.of", Set.of(), all -> Set.of(all.toArray())),
        like("emptyList", emptyList(), all -> none(all, emptyList())),
        like("emptySet", emptySet(), all -> none(all, emptySet())),
        like("singletonList", singletonList(1), all -> singletonList(only(all))),
        like("singleton", singleton(1), all -> singleton(only(all))));
  }

  private static List<SequenceKind> unmodifiable() {
    return List.of(
        like("unmodifiableList", unmodifiableList(new ArrayList<>()), all -> unmodifiableList(all)),
        like(
            "unmodifiableLinkedList",
            unmodifiableList(new LinkedList<>()),
            all -> unmodifiableList(new LinkedList<>(all))),
        wrapped(
            "unmodifiableSet",
            unmodifiableSet(new HashSet<>()),
            all -> unmodifiableSet(new LinkedHashSet<>(all))),
        when(
            "unmodifiableSortedSet",
            unmodifiableSortedSet(new TreeSet<>()),
            set -> ((SortedSet<?>) set).comparator() == null,
            all -> unmodifiableSortedSet(new TreeSet<>(all))),
        wrapped(
            "unmodifiableCollection",
            unmodifiableCollection(new ArrayList<>()),
            all -> unmodifiableCollection(all)));
  }

  private static List<SequenceKind> concurrent() {
    return List.of(
        filled(CopyOnWriteArraySet.class, CopyOnWriteArraySet::new),
        filled(ConcurrentLinkedQueue.class, ConcurrentLinkedQueue::new),
        filled(ConcurrentLinkedDeque.class, ConcurrentLinkedDeque::new),
        SequenceKind.filled(
            "newKeySet",
            ConcurrentHashMap.newKeySet().getClass(),
            set ->
                ((ConcurrentHashMap.KeySetView<?, ?>) set).getMappedValue() != null, // takes more
            () -> nullable(ConcurrentHashMap.newKeySet())),
        // No set: that of a Hashtable's keys is of this class, and takes no more.
        like("synchronizedList", synchronizedList(new ArrayList<>()), all -> synchronizedList(all)),
        wrapped(
            "synchronizedCollection",
            synchronizedCollection(new ArrayList<>()),
            all -> synchronizedCollection(all)));
  }

  /** A part of another set is of the same class; that it does not know its size tells it. */
  private static boolean isWhole(SortedSet<?> set) {
    return set.spliterator().hasCharacteristics(Spliterator.SIZED)
        || set.spliterator().hasCharacteristics(Spliterator.CONCURRENT);
  }

  /** A sorted set in each of the orders that can be named. */
  private static List<SequenceKind> sorted(
      Class<?> type, Function<@Nullable Comparator<Object>, Collection<Object>> make) {
    return Order.each(
        order ->
            SequenceKind.filled(
                type.getSimpleName() + order.name(),
                type,
                set -> order.is(((SortedSet<?>) set).comparator()) && isWhole((SortedSet<?>) set),
                () -> nullable(make.apply(order.comparator()))));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a set that takes no null says so itself
  private static Collection<@Nullable Object> nullable(Collection<Object> collection) {
    return (Collection) collection;
  }

  private static SequenceKind filled(Class<?> type, Supplier<Collection<@Nullable Object>> start) {
    return SequenceKind.filled(type.getSimpleName(), type, value -> true, start);
  }

  private static SequenceKind like(
      String name, Object like, Function<List<@Nullable Object>, Collection<?>> build) {
    return when(name, like, value -> true, build);
  }

  private static SequenceKind wrapped(
      String name, Object like, Function<List<@Nullable Object>, Collection<?>> build) {
    return when(name, like, all -> Order.isUsual((Collection<?>) all), build);
  }

  private static SequenceKind when(
      String name,
      Object like,
      Predicate<Object> matches,
      Function<List<@Nullable Object>, Collection<?>> build) {
    return new SequenceKind(name, like.getClass(), matches, null, build::apply);
  }

  // List.of and Stream.toList share a class and differ in whether contains(null) throws.
  private static boolean refusesNull(Object list) {
    try {
      return List.copyOf((List<?>) list) == list;
    } catch (NullPointerException e) {
      return false;
    }
  }

  private static @Nullable Object only(List<@Nullable Object> elements) {
    if (elements.size() != 1) {
      throw new IllegalArgumentException("expected one element, found " + elements.size());
    }
    return elements.get(0);
  }

  private static <T> T none(List<?> elements, T empty) {
    if (!elements.isEmpty()) {
      throw new IllegalArgumentException("expected no element, found " + elements.size());
    }
    return empty;
  }
}
