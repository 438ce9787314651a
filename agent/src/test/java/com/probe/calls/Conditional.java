package com.probe.calls;

import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;

/** Methods whose rules have conditions. */
final class Conditional {
  private final String tenant;

  Conditional(String tenant) {
    this.tenant = tenant;
  }

  String getTenant() {
    return tenant;
  }

  String ofTenant(long id) {
    Runs.ran();
    return tenant + id;
  }

  static String page(int page, String sort) {
    Runs.ran();
    return sort + page;
  }

  /** A parameter whose getter may throw anything. */
  record Filter(String name, IntSupplier sizes) {
    int getSize() {
      return sizes.getAsInt();
    }
  }

  static String filtered(Filter filter) {
    Runs.ran();
    return filter.name();
  }

  static List<Integer> list(int size) {
    Runs.ran();
    return Collections.nCopies(size, 7).stream().toList();
  }

  static String keep(int id, boolean keep) {
    Runs.ran();
    return id == 0 ? null : "kept " + id;
  }

  /** A result whose getter throws. */
  record Broken(int id) {
    int getFault() {
      if (id > 0) {
        throw new IllegalStateException("getter of a result");
      }
      return 0;
    }
  }

  static Broken broken(int id) {
    Runs.ran();
    return new Broken(id);
  }

  /** A parameter whose getter calls the method that its rule is about. */
  static final class Recursive {
    String getName() {
      return recursive(this);
    }
  }

  static String recursive(Recursive key) {
    Runs.ran();
    return "name";
  }

  /** A result whose getter calls the method that returned it. */
  record Returned(long id) {
    Returned getNext() {
      return returned(id + 1);
    }
  }

  static Returned returned(long id) {
    Runs.ran();
    return new Returned(id);
  }

  static String shelf(String sku) {
    Runs.ran();
    return "shelf of " + sku;
  }

  static String initial(String sku) {
    Runs.ran();
    return "all of " + sku;
  }

  static String unknown(String sku) {
    Runs.ran();
    return sku;
  }

  static String lower(String sku) {
    Runs.ran();
    return sku;
  }

  static String wrong(String text) {
    Runs.ran();
    return text;
  }
}
