package com.probe.calls;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Reads whose entries another program shares; users from 1000 on do not exist. */
final class Shared {
  /** What a user that is loaded now is called. */
  static final AtomicReference<String> NAME = new AtomicReference<>("Ada");

  /** A load of {@link #slow} waits for it. */
  static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();

  private Shared() {}

  record Address(String city, Optional<String> street) {}

  record User(
      long id,
      String name,
      Address address,
      List<String> tags,
      Map<String, Integer> counts,
      BigDecimal balance) {}

  static User user(long id, String name) {
    return new User(
        id,
        name,
        new Address("Zürich", Optional.empty()),
        List.of("a \"b\"", "ünï😀"),
        Map.of("orders", 3),
        new BigDecimal("12.25"));
  }

  /** A user as JavaScript writes it. */
  static String json(long id, String name) {
    return String.format(
        "{\"id\":%d,\"name\":\"%s\",\"address\":{\"city\":\"Zürich\",\"street\":null},"
            + "\"tags\":[\"a \\\"b\\\"\",\"ünï😀\"],\"counts\":{\"orders\":3},\"balance\":12.25}",
        id, name);
  }

  static Optional<User> find(long id) {
    Runs.ran();
    return id < 1000 ? Optional.of(user(id, NAME.get())) : Optional.empty();
  }

  static User orNull(long id) {
    Runs.ran();
    return id < 1000 ? user(id, NAME.get()) : null;
  }

  static Map<Long, User> all(List<Long> ids) {
    Runs.ran();
    Map<Long, User> all = new HashMap<>();
    for (Long id : new ArrayList<>(ids)) {
      if (id < 1000) {
        all.put(id, user(id, NAME.get()));
      }
    }
    return all;
  }

  static long number(String name) {
    Runs.ran();
    return 9_007_199_254_740_993L;
  }

  static String slow(int id) throws InterruptedException {
    Runs.ran();
    CountDownLatch held = HELD.get();
    String name = NAME.get();
    if (held != null) {
      held.await();
    }
    return name;
  }

  static String turns(int id) {
    Runs.ran();
    return "turn " + id;
  }

  static Object anything(int id) {
    Runs.ran();
    return new Object[] {id};
  }

  static void change(long id) {}

  static void changeByKey(long id) {}

  static void changeByPattern(long id) {}

  static void changeAll() {}

  static void changeLater(long id) {}

  static void changeNumber(String name) {}

  static void changeSlow(int id) {}
}
