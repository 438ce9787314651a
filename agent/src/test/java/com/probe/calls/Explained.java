package com.probe.calls;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** Origins of calls that are explained. */
public class Explained {
  static final String SECRET = "a name that nobody is to see";

  /** A parameter's type. */
  public enum Size {
    SMALL,
    LARGE
  }

  /** A parameter's type that no text stands for. */
  public static final class Filter {
    public final String name;

    Filter(String name) {
      this.name = name;
    }
  }

  /** A result of which each caller gets a copy. */
  static final class Thing {
    int id;
    String name = SECRET;

    Thing(int id) {
      this.id = id;
    }
  }

  private final String name;

  Explained(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }

  static Thing find(int id) {
    Runs.ran();
    return new Thing(id);
  }

  static Thing find(int id, Size size) {
    Runs.ran();
    return new Thing(id + size.name().length());
  }

  static String typed(
      UUID id, LocalDate day, BigDecimal price, Boolean sold, char letter, Size size) {
    Runs.ran();
    return SECRET;
  }

  static String filtered(Filter filter, int id) {
    Runs.ran();
    return SECRET;
  }

  static String ofFilter(Filter filter) {
    Runs.ran();
    return SECRET;
  }

  String ofThis(int id) {
    Runs.ran();
    return SECRET;
  }

  static String missing(int id) {
    Runs.ran();
    return null;
  }

  static String unkept(int id) {
    Runs.ran();
    return null;
  }

  static String off(int id) {
    Runs.ran();
    return SECRET;
  }
}
