package dev.larder.condition;

import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** What the values of a static type can be compared with. */
enum Kind {
  /** Numbers of any type, with each other, by value. */
  NUMBER("a number"),
  /** Strings and characters. */
  TEXT("text"),
  /** Enum constants: with their names, and with each other. */
  NAME("the name of a constant, as in 'NAME'"),
  /** True or false. */
  FLAG("true or false"),
  /** Other values of the JDK that have an order: with those of their own type. */
  ORDERED("a value of the same type"),
  /** What only the value itself can tell. */
  OPEN("a number, text, true or false"),
  /** Null as it is written. */
  NULL("any value"),
  /** All else: with null only. */
  OTHER("null");

  private final String partner;

  Kind(String partner) {
    this.partner = partner;
  }

  /** What it can be compared with, in words. */
  String partner() {
    return partner;
  }

  /** The kind of a type that is not primitive; null for the type of null. */
  static Kind of(@Nullable Class<?> type) {
    if (type == null) {
      return NULL;
    }
    if (type == Boolean.class) {
      return FLAG;
    }
    if (Number.class.isAssignableFrom(type)) {
      return NUMBER;
    }
    if (type == Character.class || CharSequence.class.isAssignableFrom(type)) {
      return TEXT;
    }
    if (type.isEnum()) {
      return NAME;
    }
    if (type.isAssignableFrom(String.class)) {
      return OPEN;
    }
    return isOrdered(type) ? ORDERED : OTHER;
  }

  /** Final, and of the JDK: to compare its values runs no code of the application. */
  static boolean isOrdered(Class<?> type) {
    return Comparable.class.isAssignableFrom(type)
        && Modifier.isFinal(type.getModifiers())
        && type.getClassLoader() == null;
  }

  /** Whether this and another can be compared at all. */
  boolean fits(Kind other) {
    if (this == NULL || other == NULL) {
      return true;
    }
    if (this == OTHER || other == OTHER) {
      return false;
    }
    boolean isOpen = this == OPEN || other == OPEN;
    boolean isText = (this == TEXT && other == NAME) || (this == NAME && other == TEXT);
    return isOpen ? this != ORDERED && other != ORDERED : this == other || isText;
  }

  /** Whether its values have an order. */
  boolean hasOrder() {
    return this == NUMBER || this == TEXT || this == ORDERED || this == OPEN;
  }
}
