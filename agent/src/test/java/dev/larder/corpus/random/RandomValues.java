package dev.larder.corpus.random;

import dev.larder.corpus.random.RandomTypes.Box;
import dev.larder.corpus.random.RandomTypes.Color;
import dev.larder.corpus.random.RandomTypes.Generic;
import dev.larder.corpus.random.RandomTypes.None;
import dev.larder.corpus.random.RandomTypes.One;
import dev.larder.corpus.random.RandomTypes.Pair;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Makes values of a type at random, some of which refer to one object twice. For one thread. */
@SuppressWarnings({"JavaUtilDate", "UnnecessaryStringBuilder"}) // what applications return
final class RandomValues {
  private final Random random;
  private final Map<Type, List<Object>> made = new HashMap<>();
  private int left = 200;

  RandomValues(Random random) {
    this.random = random;
  }

  /** Not null. */
  Object of(Type type) {
    List<Object> before = made.computeIfAbsent(type, any -> new ArrayList<>());
    if (!before.isEmpty() && random.nextInt(8) == 0) {
      return before.get(random.nextInt(before.size()));
    }
    Object value = make(type);
    before.add(value);
    return value;
  }

  private Object orNull(Type type) {
    return random.nextInt(12) == 0 ? null : of(type);
  }

  private Object make(Type type) {
    left--;
    if (type instanceof Generic generic) {
      return generic(generic);
    }
    if (type instanceof GenericArrayType array) {
      return array(raw(array.getGenericComponentType()), array.getGenericComponentType());
    }
    Class<?> raw = (Class<?>) type;
    return raw.isArray() ? array(raw.getComponentType(), raw.getComponentType()) : leaf(raw);
  }

  /** The class of a type's values. */
  static Class<?> raw(Type type) {
    if (type instanceof Generic generic) {
      return generic.raw();
    }
    return type instanceof GenericArrayType array
        ? raw(array.getGenericComponentType()).arrayType()
        : (Class<?>) type;
  }

  private Object array(Class<?> component, Type type) {
    Object array = Array.newInstance(component, size());
    for (int i = 0; i < Array.getLength(array); i++) {
      Array.set(array, i, component.isPrimitive() ? primitive(component) : orNull(type));
    }
    return array;
  }

  private Object primitive(Class<?> type) {
    return type == byte.class ? (Object) (byte) random.nextInt() : (Object) random.nextInt();
  }

  private int size() {
    return left <= 0 ? 0 : random.nextInt(4);
  }

  private Object generic(Generic type) {
    Type first = type.arguments().get(0);
    return switch (type.raw().getSimpleName()) {
      case "List" -> RandomContainers.list(random, several(first));
      case "Collection" -> RandomContainers.collection(random, several(first));
      case "Set" -> RandomContainers.set(random, several(first));
      case "Map" -> RandomContainers.map(random, several(first), several(type.arguments().get(1)));
      case "Optional" -> left <= 0 ? Optional.empty() : Optional.of(of(first));
      case "Pair" -> new Pair<>(of(first), of(type.arguments().get(1)));
      case "Choice" -> random.nextBoolean() ? new One<>(orNull(first)) : new None<>();
      default -> box(type, first);
    };
  }

  private Object box(Type type, Type content) {
    Box<Object> box = new Box<>();
    made.get(type).add(box); // so that it may lead back to itself
    box.value = orNull(content);
    box.other = orNull(content);
    box.all = new ArrayList<>(several(content));
    @SuppressWarnings("unchecked")
    Box<Object> next = left <= 0 || random.nextBoolean() ? null : (Box<Object>) of(type);
    box.next = next;
    return box;
  }

  private List<Object> several(Type type) {
    List<Object> several = new ArrayList<>();
    for (int i = size(); i > 0; i--) {
      several.add(of(type));
    }
    return several;
  }

  private Object leaf(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> text();
      case "Integer" -> random.nextInt();
      case "Long" -> random.nextLong();
      case "BigDecimal" -> decimal();
      case "UUID" -> new UUID(random.nextLong(), random.nextLong());
      case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt());
      case "Color" -> random.nextBoolean() ? Color.RED : Color.GREEN;
      case "Date" -> new Date(random.nextLong());
      case "StringBuilder" -> new StringBuilder(text());
      case "Number" -> random.nextBoolean() ? (Object) random.nextInt() : decimal();
      default -> anything();
    };
  }

  private Object anything() {
    return switch (left <= 0 ? 0 : random.nextInt(8)) {
      case 0 -> text();
      case 1 -> random.nextLong();
      case 2 -> new UUID(random.nextLong(), random.nextLong());
      case 3 -> RandomContainers.list(random, several(Object.class));
      case 4 -> RandomContainers.map(random, several(String.class), several(Object.class));
      case 5 -> Optional.of(of(Object.class));
      case 6 -> array(Object.class, Object.class);
      default -> RandomContainers.set(random, several(String.class));
    };
  }

  private String text() {
    int[] letters = random.ints(size(), 0, 0xd800).toArray();
    return new String(letters, 0, letters.length);
  }

  private BigDecimal decimal() {
    return new BigDecimal(new BigInteger(random.nextInt(100), random), random.nextInt(40) - 20);
  }
}
