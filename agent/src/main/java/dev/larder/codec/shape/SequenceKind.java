package dev.larder.codec.shape;

import static java.util.Collections.emptyList;
import static java.util.Collections.emptySet;
import static java.util.Collections.singleton;
import static java.util.Collections.singletonList;
import static java.util.Collections.unmodifiableCollection;
import static java.util.Collections.unmodifiableList;
import static java.util.Collections.unmodifiableSet;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A standard class of collections, how its values are told from others and rebuilt. The names are
 * in Redis: they never change.
 */
record SequenceKind(
    String name,
    Class<?> type,
    Predicate<Object> matches,
    Function<List<@Nullable Object>, Object> build) {

  // The first kind that a declared type can hold is its usual one and needs no name in the JSON.
  @SuppressWarnings("JdkObsolete") // what applications return, not what we would choose
  private static final List<SequenceKind> COLLECTIONS =
      List.of(
          of(ArrayList.class, elements -> (Collection<?>) elements),
          of(HashSet.class, HashSet::new),
          of(LinkedHashSet.class, LinkedHashSet::new),
          when("TreeSet", TreeSet.class, SequenceKind::isNatural, TreeSet::new),
          of(ArrayDeque.class, ArrayDeque::new),
          of(LinkedList.class, LinkedList::new),
          of(CopyOnWriteArrayList.class, CopyOnWriteArrayList::new),
          like("Arrays.asList", Arrays.asList(1).getClass(), all -> Arrays.asList(all.toArray())),
          like("List.of", List.of(1).getClass(), List::copyOf),
          when("List.of", List.of().getClass(), SequenceKind::refusesNull, List::copyOf),
          when("toList", List.of().getClass(), list -> true, all -> all.stream().toList()),
          like("Set.of", Set.of(1).getClass(), all -> Set.of(all.toArray())),
          like("Set.of", Set.of().getClass(), all -> Set.of(all.toArray())),
          like("emptyList", emptyList().getClass(), all -> none(all, emptyList())),
          like("emptySet", emptySet().getClass(), all -> none(all, emptySet())),
          like("singletonList", singletonList(1).getClass(), all -> singletonList(all.get(0))),
          like("singleton", singleton(1).getClass(), all -> singleton(all.get(0))),
          like(
              "unmodifiableList",
              unmodifiableList(new ArrayList<>()).getClass(),
              Collections::unmodifiableList),
          like(
              "unmodifiableLinkedList",
              unmodifiableList(new LinkedList<>()).getClass(),
              all -> unmodifiableList(new LinkedList<>(all))),
          like(
              "unmodifiableSet",
              unmodifiableSet(new HashSet<>()).getClass(),
              all -> unmodifiableSet(new LinkedHashSet<>(all))),
          like(
              "unmodifiableCollection",
              unmodifiableCollection(new ArrayList<>()).getClass(),
              Collections::unmodifiableCollection));

  /**
   * The kinds that a declared collection type can hold, the usual one first; empty: no such type.
   */
  static List<SequenceKind> collections(Class<?> declared, Class<?> element) {
    List<SequenceKind> fitting = new ArrayList<>();
    for (SequenceKind kind : COLLECTIONS) {
      if (declared.isAssignableFrom(kind.type)) {
        fitting.add(kind);
      }
    }
    if (element.isEnum() && declared.isAssignableFrom(EnumSet.class)) {
      fitting.add(enumSet(element));
    }
    return fitting;
  }

  /** The one kind of an array type. */
  static SequenceKind array(Class<?> component) {
    return new SequenceKind(
        "array",
        component.arrayType(),
        array -> true,
        elements -> {
          Object array = Array.newInstance(component, elements.size());
          for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
          }
          return array;
        });
  }

  /** The one kind of an Optional type, a sequence of at most one; null for any other type. */
  static @Nullable SequenceKind optional(Class<?> type) {
    if (type == Optional.class) {
      return one(type, Optional::empty, Optional::of);
    }
    if (type == OptionalInt.class) {
      return one(type, OptionalInt::empty, value -> OptionalInt.of((Integer) value));
    }
    if (type == OptionalLong.class) {
      return one(type, OptionalLong::empty, value -> OptionalLong.of((Long) value));
    }
    if (type == OptionalDouble.class) {
      return one(type, OptionalDouble::empty, value -> OptionalDouble.of((Double) value));
    }
    return null;
  }

  /** What a value of any of the kinds consists of, in order. */
  static Iterable<?> elementsOf(Object value) {
    if (value instanceof Collection<?> collection) {
      return collection;
    }
    if (value instanceof Optional<?> optional) {
      return optional.stream().toList();
    }
    if (value instanceof OptionalInt optional) {
      return optional.stream().boxed().toList();
    }
    if (value instanceof OptionalLong optional) {
      return optional.stream().boxed().toList();
    }
    return value instanceof OptionalDouble optional
        ? optional.stream().boxed().toList()
        : arrayElements(value);
  }

  boolean holds(Object value) {
    return value.getClass() == type && matches.test(value);
  }

  private static boolean isNatural(Object set) {
    return ((TreeSet<?>) set).comparator() == null;
  }

  private static SequenceKind of(
      Class<?> type, Function<List<@Nullable Object>, Collection<?>> build) {
    return like(type.getSimpleName(), type, build);
  }

  private static SequenceKind like(
      String name, Class<?> type, Function<List<@Nullable Object>, Collection<?>> build) {
    return when(name, type, value -> true, build);
  }

  private static SequenceKind when(
      String name,
      Class<?> type,
      Predicate<Object> matches,
      Function<List<@Nullable Object>, Collection<?>> build) {
    return new SequenceKind(name, type, matches, build::apply);
  }

  private static SequenceKind one(
      Class<?> type, Supplier<Object> empty, Function<Object, Object> present) {
    return new SequenceKind(
        "optional",
        type,
        value -> true,
        elements -> elements.isEmpty() ? empty.get() : present.apply(only(elements)));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the element class is known to be an enum
  private static SequenceKind enumSet(Class<?> element) {
    Class<? extends Enum> type = element.asSubclass(Enum.class);
    return like(
        "EnumSet",
        EnumSet.noneOf(type).getClass(),
        elements -> {
          EnumSet set = EnumSet.noneOf(type);
          set.addAll(elements);
          return set;
        });
  }

  // List.of and Stream.toList share a class and differ in whether contains(null) throws.
  private static boolean refusesNull(Object list) {
    try {
      return List.copyOf((List<?>) list) == list;
    } catch (NullPointerException e) {
      return false;
    }
  }

  private static List<@Nullable Object> arrayElements(Object array) {
    List<@Nullable Object> elements = new ArrayList<>(Array.getLength(array));
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.add(Array.get(array, i));
    }
    return elements;
  }

  private static Object only(List<@Nullable Object> elements) {
    Object element = elements.get(0);
    if (elements.size() != 1 || element == null) {
      throw new IllegalArgumentException("expected one element, found " + elements.size());
    }
    return element;
  }

  private static <T> T none(List<?> elements, T empty) {
    if (!elements.isEmpty()) {
      throw new IllegalArgumentException("expected no element, found " + elements.size());
    }
    return empty;
  }
}
