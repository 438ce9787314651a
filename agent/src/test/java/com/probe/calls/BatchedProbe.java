package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Written.Item;
import dev.larder.testing.RedisTap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls of methods of many ids, each of which has the entry of a read of one. */
public final class BatchedProbe {
  private BatchedProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    Larder.awaitSite("one", () -> Batched.one(0));
    Larder.awaitSite("maybe", () -> Batched.maybe(0));
    Larder.awaitSite("list", () -> Batched.list(ids(0)));
    Larder.awaitSite("list-of-maybe", () -> Batched.listOfMaybe(ids(0)));
    Larder.awaitSite("set", () -> Batched.set(Set.of(0)));
    Larder.awaitSite("array", () -> Batched.array(0));
    Larder.awaitSite("map", () -> Batched.map(ids(0)));
    Larder.awaitSite("odd", () -> Batched.odd(ids(0)));
    Larder.awaitSite("change", () -> Batched.change(0));
    check("warm", () -> Runs.hit(() -> Batched.one(1)));
    check("the-origin-is-asked-for-what-is-missing", BatchedProbe::missing);
    if (Redis.isUsed()) {
      check("redis-is-asked-once-for-all", BatchedProbe::oneRoundTrip);
    }
    check("what-many-loaded-one-finds", BatchedProbe::shared);
    check("what-does-not-exist-is-known-too", BatchedProbe::notFound);
    check("of-optionals-the-values", BatchedProbe::optionals);
    check("a-set-an-array-and-a-map", BatchedProbe::types);
    check("an-invalidated-one-is-asked-for-again", BatchedProbe::invalidated);
    check("callers-change-what-is-their-own", BatchedProbe::copies);
    check("ids-that-come-twice-are-the-methods-own-affair", BatchedProbe::twice);
    check("what-cannot-be-told-apart-is-not-kept", BatchedProbe::odd);
    check("its-exception-is-the-callers", BatchedProbe::failing);
    check("none-at-all", BatchedProbe::none);
    Checks.end();
  }

  private static List<Integer> ids(Integer... ids) {
    return new ArrayList<>(Arrays.asList(ids));
  }

  private static List<Item> items(int... ids) {
    List<Item> items = new ArrayList<>();
    for (int id : ids) {
      items.add(new Item(id, Batched.TEXT.get()));
    }
    return items;
  }

  /** 45 of 50 are there: one call of the origin, for five. */
  private static void missing() throws Exception {
    List<Integer> all = new ArrayList<>();
    for (int id = 10; id < 60; id++) {
      all.add(id);
      if (id % 10 != 3) {
        int one = id;
        Runs.hit(() -> Batched.one(one));
      }
    }
    int before = Runs.count();
    List<Item> found = Batched.list(new ArrayList<>(all));
    equal(50, found.size());
    equal(1, Runs.count() - before);
    equal(List.of(13, 23, 33, 43, 53), List.copyOf(Batched.ASKED.get()));
    for (int i = 0; i < 50; i++) {
      equal(new Item(10 + i, "a"), found.get(i));
    }
    equal(found, Runs.hit(() -> Batched.list(new ArrayList<>(all))));
    List<Integer> backwards = new ArrayList<>(all);
    java.util.Collections.reverse(backwards);
    equal(new Item(59, "a"), Runs.hit(() -> Batched.list(new ArrayList<>(backwards))).get(0));
  }

  /** After five of 50 that are there have been dropped. */
  private static void oneRoundTrip() throws Exception {
    List<Integer> all = new ArrayList<>();
    for (int id = 10; id < 60; id++) {
      all.add(id);
    }
    List<Integer> dropped = List.of(13, 23, 33, 43, 53);
    dropped.forEach(Batched::change);
    try (RedisTap tap = Redis.tap()) {
      tap.drain();
      equal(50, Batched.list(new ArrayList<>(all)).size());
      List<String> asked = new ArrayList<>();
      for (RedisTap.Command command : tap.drain()) {
        String name = command.words().get(0);
        if (name.endsWith("GET") && !command.client().equals("lua")) {
          asked.add(name + " of " + (command.words().size() - 1));
        }
      }
      equal(List.of("MGET of 50"), List.copyOf(asked));
    }
    equal(dropped, List.copyOf(Batched.ASKED.get()));
  }

  private static void shared() throws Exception {
    Batched.list(ids(70, 71));
    int before = Runs.count();
    Checks.pause(200); // it is stored beside its caller
    equal(new Item(71, "a"), Batched.one(71));
    equal(0, Runs.count() - before);
    that(Runs.isHit(() -> Batched.list(ids(70, 71))), "many do not find it");
  }

  private static void notFound() throws Exception {
    equal(items(72), Batched.list(ids(72, 150)));
    equal(items(72), Runs.hit(() -> Batched.list(ids(72, 150))));
    equal(null, Runs.hit(() -> Batched.one(150)));
  }

  private static void optionals() throws Exception {
    equal(items(1, 2), Batched.listOfMaybe(ids(1, 2, 151)));
    equal(items(1, 2), Runs.hit(() -> Batched.listOfMaybe(ids(1, 2, 151))));
    equal(Optional.of(new Item(2, "a")), Runs.hit(() -> Batched.maybe(2)));
    equal(Optional.empty(), Runs.hit(() -> Batched.maybe(151)));
  }

  private static void types() throws Exception {
    Set<Integer> set = new LinkedHashSet<>(ids(73, 74));
    equal(new LinkedHashSet<>(items(73, 74)), Batched.set(set));
    equal(new LinkedHashSet<>(items(73, 74)), Runs.hit(() -> Batched.set(set)));
    equal(items(73, 75), new ArrayList<>(Arrays.asList(Batched.array(73, 75))));
    equal(items(73, 75), new ArrayList<>(Arrays.asList(Runs.hit(() -> Batched.array(73, 75)))));
    Map<Integer, Item> map = new LinkedHashMap<>();
    items(75, 76).forEach(item -> map.put(item.id, item));
    equal(map, Batched.map(ids(75, 76)));
    equal(List.of(76), List.copyOf(Batched.ASKED.get()));
    equal(map, Runs.hit(() -> Batched.map(ids(75, 76))));
  }

  private static void invalidated() throws Exception {
    Runs.hit(() -> Batched.list(ids(77, 78)));
    Batched.TEXT.set("b");
    Batched.change(78);
    List<Item> found = Batched.list(ids(77, 78));
    equal(new Item(77, "a"), found.get(0));
    equal(new Item(78, "b"), found.get(1));
    equal(List.of(78), List.copyOf(Batched.ASKED.get()));
    Batched.TEXT.set("a");
  }

  private static void copies() throws Exception {
    Runs.hit(() -> Batched.list(ids(79))).get(0).text = "changed";
    equal(items(79), Batched.list(ids(79)));
  }

  private static void twice() throws Exception {
    Runs.hit(() -> Batched.list(ids(80)));
    Runs.neverHits(() -> Batched.list(ids(80, 80)));
    equal(2, Batched.list(ids(80, 80)).size());
  }

  private static void odd() throws Exception {
    int before = Runs.count();
    equal(3, Batched.odd(ids(81, 82)).size());
    equal(1, Runs.count() - before);
    that(!Runs.isHit(() -> Batched.one(81)), "it was kept");
    equal(3, Batched.odd(ids(81, 83)).size());
    that(
        ((String) Larder.ofRule("odd", "LastError")).contains("cannot be told"),
        "" + Larder.ofRule("odd", "LastError"));
  }

  private static void failing() {
    Larder.awaitSite("failing", BatchedProbe::fail);
    for (int i = 0; i < 3; i++) {
      int before = Runs.count();
      Throwable thrown = null;
      try {
        Batched.failing(ids(84, 85));
      } catch (IllegalStateException own) {
        thrown = own;
      }
      that(thrown != null && "no".equals(thrown.getMessage()), "it was " + thrown);
      equal(1, Runs.count() - before);
    }
  }

  private static void fail() {
    try {
      List<Item> unused = Batched.failing(ids(0));
    } catch (IllegalStateException expected) {
      that("no".equals(expected.getMessage()), expected.getMessage());
    }
  }

  private static void none() {
    equal(new ArrayList<>(), Batched.list(ids()));
  }
}
