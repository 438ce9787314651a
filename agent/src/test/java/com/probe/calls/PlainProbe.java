package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.probe.calls.Shared.User;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Entries in Redis that are JSON and nothing else. */
public final class PlainProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private PlainProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("change", () -> Shared.change(0));
    Larder.awaitSite("change-by-key", () -> Shared.changeByKey(0));
    Larder.awaitSite("change-by-pattern", () -> Shared.changeByPattern(0));
    Larder.awaitSite("change-all", Shared::changeAll);
    Larder.awaitSite("change-later", () -> Shared.changeLater(0));
    Larder.awaitSite("change-number", () -> Shared.changeNumber("none"));
    Larder.awaitSite("change-slow", () -> Shared.changeSlow(0));
    Larder.awaitSite("all", () -> Shared.all(List.of(1L)));
    check("warm", PlainProbe::warm);
    check("redis-holds-json-with-an-expiry", PlainProbe::json);
    check("json-of-others-is-a-hit", PlainProbe::ofOthers);
    check("nothing-is-a-word", PlainProbe::nothing);
    check("what-does-not-fit-is-loaded-over", PlainProbe::unreadable);
    check("what-larder-leaves-elsewhere-is-a-miss", PlainProbe::envelope);
    check("an-invalidation-leaves-nothing", () -> dropped(21, () -> Shared.change(21)));
    check("nor-does-one-by-the-key", () -> dropped(22, () -> Shared.changeByKey(22)));
    check("nor-by-a-pattern-of-keys", () -> dropped(23, () -> Shared.changeByPattern(23)));
    check("nor-of-the-whole-rule", () -> dropped(24, Shared::changeAll));
    check("nor-by-jmx", () -> dropped(25, () -> Larder.invoke("user", "clear")));
    check(
        "nor-of-one-by-jmx",
        () -> dropped(26, () -> Larder.invoke("user", "invalidate", "user:26:v3")));
    check("of-a-whole-rule-nothing-else-is-removed", PlainProbe::others);
    check("what-settles-is-kept-by-nobody-here", PlainProbe::settling);
    check("a-load-from-before-an-invalidation-is-not-stored", PlainProbe::doomed);
    check("a-long-key-is-as-it-is-written", PlainProbe::longKey);
    check("many-share-them", PlainProbe::many);
    check("what-json-does-not-carry-is-refused", PlainProbe::refused);
    check("it-is-explained", PlainProbe::explained);
    Checks.end();
  }

  private static void warm() throws Exception {
    Runs.hit(() -> Shared.find(1));
    Runs.hit(() -> Shared.orNull(1));
    Runs.hit(() -> Shared.number("warm"));
    Runs.hit(() -> Shared.slow(1));
  }

  private static void json() throws Exception {
    equal(Optional.of(Shared.user(2, "Ada")), Runs.hit(() -> Shared.find(2)));
    equal(json(2, "Ada"), held("calls:user:2:v3"));
    long left = (Long) redis("PTTL", "calls:user:2:v3");
    that(left > 200_000 && left <= 300_000, "it lives for " + left + " ms");
    Runs.hit(() -> Shared.number("big"));
    equal("9007199254740993", held("calls:number:big"));
  }

  private static void ofOthers() throws Exception {
    String odd =
        "{ \"balance\": 12.25, \"counts\": {\"orders\":3}, \"name\" : \"Node\",\n \"id\":3,"
            + "\"tags\":[\"a \\\"b\\\"\",\"\\u00fcn\\u00ef😀\"],"
            + "\"address\":{\"street\":null,\"city\":\"Zürich\"} } ";
    set("calls:user:3:v3", odd);
    int before = Runs.count();
    equal(Optional.of(Shared.user(3, "Node")), Shared.find(3));
    equal(0, Runs.count() - before);
    equal(odd, held("calls:user:3:v3"));
  }

  private static void nothing() throws Exception {
    equal(Optional.empty(), Runs.hit(() -> Shared.find(1001)));
    equal("__nf__", held("calls:user:1001:v3"));
    that((Long) redis("PTTL", "calls:user:1001:v3") <= 30_000, "it lives for too long");
    set("calls:user:4:v3", "__nf__");
    set("calls:or-null:4", "null");
    set("calls:number:none", "null");
    int before = Runs.count();
    equal(Optional.empty(), Shared.find(4));
    equal(null, Shared.orNull(4));
    equal(0, Runs.count() - before);
    equal(9_007_199_254_740_993L, Shared.number("none"));
    equal(1, Runs.count() - before);
  }

  private static void unreadable() throws Exception {
    String fits = json(5, "Ada");
    for (String wrong :
        List.of(
            "{}",
            "no json",
            "[1]",
            "\"__nf__\"",
            fits.replace("12.25", "\"12.25 CHF\""),
            fits.replace("}", ",\"more\":1}"),
            fits.substring(1))) {
      set("calls:user:5:v3", wrong);
      int before = Runs.count();
      equal(Optional.of(Shared.user(5, "Ada")), Shared.find(5));
      equal(1, Runs.count() - before);
      Runs.hit(() -> Shared.find(5));
      equal(fits, held("calls:user:5:v3"));
    }
    that(Larder.missReasons("user").contains("UNREADABLE"), Larder.missReasons("user"));
    that(Larder.ofRule("user", "LastError") == null, "" + Larder.ofRule("user", "LastError"));
  }

  private static void envelope() throws Exception {
    byte[] tombstone = new byte[32];
    System.arraycopy(new byte[] {'L', 'R', 1, 'T'}, 0, tombstone, 0, 4);
    byte[] nothing = tombstone.clone();
    nothing[3] = 'N';
    for (byte[] foreign : List.of(tombstone, nothing)) {
      try (RespClient redis = Redis.client()) {
        redis.set("calls:user:6:v3", foreign);
      }
      equal(Optional.of(Shared.user(6, "Ada")), Shared.find(6));
      Runs.hit(() -> Shared.find(6));
      equal(json(6, "Ada"), held("calls:user:6:v3"));
    }
  }

  private static void dropped(int id, Checks.Body drop) throws Throwable {
    Runs.hit(() -> Shared.find(id));
    String key = "calls:user:" + id + ":v3";
    that(held(key) != null, "it is not there");
    try (RedisTap tap = Redis.tap()) {
      tap.drain();
      Shared.NAME.set("Grace");
      drop.run();
      equal("Grace", Shared.find(id).orElseThrow().name());
      Checks.await("removed", LIMIT, () -> !String.valueOf(held(key)).contains("Ada"));
      that(Runs.hit(() -> Shared.find(id)).orElseThrow().name().equals("Grace"), "an older one");
      for (RedisTap.Command command : tap.drain()) {
        boolean sets = command.words().get(0).equals("SET") && command.words().contains(key);
        that(!sets || command.words().toString().contains("Grace"), command.words().toString());
      }
    } finally {
      Shared.NAME.set("Ada");
      Shared.change(id);
      equal(null, held(key));
    }
  }

  private static void others() throws Exception {
    set("calls:user:31:v3:photo", "of another program");
    set("calls:user:31", "too");
    set(
        "calls:user:32:v3",
        "LR\1T" + "\0".repeat(28)); // as one that does not know of the rule leaves it
    Runs.hit(() -> Shared.find(31));
    Shared.changeAll();
    Checks.await("removed", LIMIT, () -> held("calls:user:31:v3") == null);
    Checks.await("removed, too", LIMIT, () -> held("calls:user:32:v3") == null);
    Runs.hit(() -> Shared.find(31));
    equal("of another program", held("calls:user:31:v3:photo"));
    equal("too", held("calls:user:31"));
  }

  private static void settling() throws Exception {
    Runs.hit(() -> Shared.find(41));
    Shared.changeLater(41);
    equal(null, held("calls:user:41:v3"));
    that(!Runs.isHit(() -> Shared.find(41)), "a hit while it settles");
    equal(null, held("calls:user:41:v3"));
    set("calls:user:41:v3", json(41, "Older"));
    equal("Ada", Runs.hit(() -> Shared.find(41)).orElseThrow().name());
  }

  private static void doomed() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Shared.HELD.set(held);
    Thread load = new Thread(() -> calledSlowly(51));
    int before = Runs.count();
    load.start();
    Checks.await("loads", LIMIT, () -> Runs.count() > before);
    Shared.HELD.set(null);
    Shared.changeSlow(51);
    held.countDown();
    load.join();
    Checks.pause(200);
    equal(null, held("calls:slow:51"));
    equal("Ada", Runs.hit(() -> Shared.slow(51)));
  }

  private static void calledSlowly(int id) {
    try {
      Shared.slow(id);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void longKey() throws Exception {
    String name = "n".repeat(500);
    Runs.hit(() -> Shared.number(name));
    equal("9007199254740993", held("calls:number:" + name));
    Shared.changeNumber(name);
    equal(null, held("calls:number:" + name));
  }

  private static void many() throws Exception {
    set("calls:or-null:61", json(61, "Node"));
    set("calls:or-null:62", "__nf__");
    Map<Long, User> all = Shared.all(List.of(61L, 62L, 63L));
    equal("Node", all.get(61L).name());
    equal(null, all.get(62L));
    equal("Ada", all.get(63L).name());
    Runs.hit(() -> Shared.orNull(63));
    equal(json(63, "Ada"), held("calls:or-null:63"));
  }

  private static void refused() throws Exception {
    Runs.neverHits(() -> Shared.anything(1));
    String told = String.valueOf(Larder.ofRule("anything", "LastError"));
    that(told.contains("JSON alone does not carry it, leave \"plain\" out"), told);
  }

  private static void explained() throws Exception {
    Runs.hit(() -> Shared.find(71));
    Explanations.has(
        Explanations.of("user", "71"), "in Redis: a plain entry of \\d+ bytes, .*, ends in .*");
    set("calls:user:71:v3", "__nf__");
    Explanations.has(
        Explanations.of("user", "71"), "in Redis: a plain entry that says that there is nothing.*");
  }

  /** As Larder writes it. */
  private static String json(long id, String name) {
    return Shared.json(id, name).replace("😀", "\\uD83D\\uDE00");
  }

  private static String held(String key) {
    try (RespClient redis = Redis.client()) {
      byte[] bytes = redis.get(key);
      return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static void set(String key, String value) {
    try (RespClient redis = Redis.client()) {
      redis.set(key, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Object redis(String... command) {
    try (RespClient redis = Redis.client()) {
      return redis.command(command);
    }
  }
}
