package com.probe.calls;

import static com.probe.calls.Checks.await;
import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls that wait: in what order they run, how often, on what, and what becomes of failures. */
public final class BehindProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST_WAITING = 10_000;

  private static final Behind COUNTS = new Behind();

  private BehindProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) {
    Redis.start();
    awaitSites();
    check("a-call-returns-before-it-runs", BehindProbe::before);
    check("calls-of-a-key-run-as-one-with-the-sum", BehindProbe::sum);
    check("sums-that-do-not-fit-run-as-two", BehindProbe::tooMuch);
    check("it-runs-on-the-object-that-it-was-called-on", BehindProbe::receiver);
    check("frames-of-one-call-are-one-call", BehindProbe::frames);
    check("of-calls-of-a-key-the-last-one-counts", BehindProbe::last);
    check("calls-of-a-key-keep-their-order", BehindProbe::order);
    check("arguments-are-those-of-the-call", BehindProbe::arguments);
    check("what-throws-is-tried-again", BehindProbe::again);
    check("what-keeps-throwing-is-a-dead-letter-and-can-be-replayed", BehindProbe::deadLetters);
    check("a-rule-that-is-taken-out-runs-what-waits-in-memory", BehindProbe::takenOut);
    check("a-full-queue-lets-calls-run-at-once", BehindProbe::full);
    if (Redis.isUsed()) {
      check("calls-wait-in-a-stream", BehindProbe::stream);
      check("without-redis-calls-run-at-once-and-older-ones-never-after", BehindProbe::outage);
    }
    Checks.end();
  }

  private static void awaitSites() {
    Larder.awaitSite("add", () -> COUNTS.add("warm", 1));
    Larder.awaitSite("try", () -> COUNTS.tryToAdd("warm", 1));
    Larder.awaitSite("set", () -> Behind.set("warm", ""));
    Larder.awaitSite("later", () -> Behind.later("warm", ""));
    Larder.awaitSite("all", () -> Behind.setAll("warm", List.of(), Map.of()));
    await(
        "calls wait",
        LIMIT,
        () -> {
          int runs = Behind.RUNS.get();
          Behind.later("warm", "");
          return Behind.RUNS.get() == runs;
        });
    idle("add");
  }

  private static void idle(String rule) {
    await("nothing waits", LIMIT, () -> Larder.count(rule, "Queued") == 0);
  }

  private static void sumIs(String what, long sum) {
    await(
        "the sum of " + what + " is " + sum,
        LIMIT,
        () -> Behind.SUMS.getOrDefault(what, 0L) == sum);
  }

  private static void before() {
    COUNTS.add("before", 7);
    that(!Behind.SUMS.containsKey("before"), "it has run");
    sumIs("before", 7);
    that(Behind.ran != Thread.currentThread(), "on the caller's thread");
    that(Behind.ran.getName().startsWith("larder"), Behind.ran.getName());
    equal(Behind.class.getClassLoader(), Behind.context);
  }

  private static void sum() {
    int before = Behind.RUNS.get();
    for (int i = 0; i < 1_000; i++) {
      COUNTS.add("one", 1);
      COUNTS.add("two", 2);
    }
    sumIs("one", 1_000);
    sumIs("two", 2_000);
    int runs = Behind.RUNS.get() - before;
    that(runs < 500, runs + " runs");
    Checks.figure("runs of 2,000 calls of two keys", Integer.toString(runs));
    idle("add");
    equal(1_000L, Behind.SUMS.get("one"));
  }

  private static void tooMuch() {
    idle("add");
    COUNTS.add("much", Long.MAX_VALUE);
    COUNTS.add("much", -1);
    COUNTS.add("much", 3);
    COUNTS.add("much", -Long.MAX_VALUE);
    sumIs("much", 2);
  }

  private static void receiver() {
    Behind another = new Behind();
    another.add("receiver", 1);
    sumIs("receiver", 1);
    that(Behind.self == another, "another object");
    COUNTS.add("receiver", 1);
    sumIs("receiver", 2);
    that(Behind.self == COUNTS, "another object");
  }

  private static void frames() {
    new Behind.Above().add("frames", 5);
    that(!Behind.SUMS.containsKey("frames"), "it has run");
    sumIs("frames", 5);
    idle("add");
    equal(5L, Behind.SUMS.get("frames"));
  }

  private static void last() {
    int before = Behind.RUNS.get();
    for (int i = 0; i < 500; i++) {
      Behind.set("last", "text " + i);
    }
    await("the last one", LIMIT, () -> "text 499".equals(Behind.TEXTS.get("last")));
    that(Behind.RUNS.get() - before < 200, "one run for each call");
  }

  private static void order() {
    for (int i = 1_000; i < 2_000; i++) {
      Behind.set("key " + i % 20, Integer.toString(i));
      Checks.pause(i % 50 == 0 ? 20 : 0);
    }
    for (int key = 0; key < 20; key++) {
      String what = "key " + key;
      String wanted = Integer.toString(1_980 + key);
      await(what, LIMIT, () -> wanted.equals(Behind.TEXTS.get(what)));
      List<String> seen = new ArrayList<>(Behind.ORDER.get(what));
      equal(seen.stream().sorted().toList(), List.copyOf(seen));
    }
  }

  private static void arguments() {
    Behind.Item item = new Behind.Item("as it was");
    List<Behind.Item> items = new ArrayList<>(List.of(item));
    Map<String, Integer> numbers = new HashMap<>(Map.of("a", 1));
    Behind.setAll("arguments", items, numbers);
    item.text = "changed";
    items.clear();
    numbers.put("b", 2);
    await("it has run", LIMIT, () -> Behind.TEXTS.containsKey("arguments"));
    equal("[as it was] {a=1}", Behind.TEXTS.get("arguments"));
    Behind.setAll("none", List.of(new Behind.Item("x") {}), numbers);
    equal("[x] {a=1, b=2}", Behind.TEXTS.get("none"));
    Behind.setAll("large", List.of(new Behind.Item("x".repeat(20_000))), Map.of());
    equal(20_005, Behind.TEXTS.get("large").length());
    Behind.setAll("nothing", List.of(), null);
    await("it has run", LIMIT, () -> "[] null".equals(Behind.TEXTS.get("nothing")));
  }

  private static void again() {
    long failures = Larder.count("try", "LoadFailures");
    Behind.FAILURES.set(3);
    COUNTS.tryToAdd("again", 4);
    COUNTS.tryToAdd("again", 4);
    sumIs("again", 8);
    equal(0L, Larder.count("try", "DeadLetters"));
    equal(3L, Larder.count("try", "LoadFailures") - failures);
    that(
        String.valueOf(Larder.ofRule("try", "LastError"))
            .contains("IllegalStateException at com.probe.calls.Behind.tryToAdd"),
        "LastError says nothing");
  }

  private static void deadLetters() {
    Behind.FAILURES.set(Integer.MAX_VALUE);
    long failures = Larder.count("try", "LoadFailures");
    COUNTS.tryToAdd("dead", 4);
    await(
        "it is a dead letter",
        Duration.ofMinutes(1),
        () -> Larder.count("try", "DeadLetters") == 1 && Larder.count("try", "Queued") == 0);
    Behind.FAILURES.set(0);
    equal(8L, Larder.count("try", "LoadFailures") - failures);
    deadLettersLieInTheStream();
    COUNTS.tryToAdd("dead", 1);
    sumIs("dead", 1);
    equal("1 calls wait to be run once more", Larder.invoke("try", "replayDeadLetters"));
    sumIs("dead", 5);
    await("none is left", LIMIT, () -> Larder.count("try", "DeadLetters") == 0);
  }

  private static void deadLettersLieInTheStream() {
    if (!Redis.isUsed()) {
      return;
    }
    try (RespClient redis = Redis.client()) {
      equal(1L, redis.command("XLEN", "calls:~wb:try~dead"));
      String letter = String.valueOf(redis.command("XRANGE", "calls:~wb:try~dead", "-", "+"));
      that(letter.contains("IllegalStateException"), letter);
    }
  }

  /** What waits in Redis waits until the rule is there again. */
  private static void takenOut() throws IOException {
    Larder.awaitSite("hourly", () -> Behind.hourly("hourly", "prepared"));
    Behind.hourly("hourly", "the last one");
    that(!"the last one".equals(Behind.TEXTS.get("hourly")), "it has run");
    Path file = Path.of(Larder.file());
    String rules = Files.readString(file);
    Files.writeString(file, rules.replaceAll("  hourly: .*\n", ""));
    Larder.reload();
    if (Redis.isUsed()) {
      Files.writeString(file, rules.replaceAll("(  hourly: .*)1h", "$11s"));
      Larder.reload();
    }
    await("it has run", LIMIT, () -> "the last one".equals(Behind.TEXTS.get("hourly")));
    Files.writeString(file, rules);
    Larder.reload();
  }

  private static void full() {
    int before = Behind.RUNS.get();
    int calls = 0;
    while (Behind.RUNS.get() == before && calls <= MOST_WAITING + 1) {
      Behind.later("full", "call " + calls++);
    }
    that(calls <= MOST_WAITING + 1, "more than may wait");
    equal("call " + (calls - 1), Behind.TEXTS.get("full"));
  }

  private static void stream() {
    try (RespClient redis = Redis.client()) {
      Behind.set("stream", "in it");
      equal("stream", redis.command("TYPE", "calls:~wb:later"));
      that((Long) redis.command("XLEN", "calls:~wb:later") > 0, "nothing waits");
      equal(-1L, redis.command("TTL", "calls:~wb:later"));
    }
  }

  private static void outage() {
    Behind.set("outage", "before");
    Redis.server().pause();
    try {
      for (int i = 0; i < 20; i++) {
        Behind.set("outage", "meanwhile " + i);
        equal("meanwhile " + i, Behind.TEXTS.get("outage"));
      }
    } finally {
      Redis.server().resume();
    }
    await(
        "calls wait again",
        LIMIT,
        () -> {
          int runs = Behind.RUNS.get();
          Behind.set("outage", "after");
          return Behind.RUNS.get() == runs;
        });
    await("it has run", LIMIT, () -> "after".equals(Behind.TEXTS.get("outage")));
    idle("set");
    equal("after", Behind.TEXTS.get("outage"));
    List<String> seen = Behind.ORDER.get("outage");
    equal(-1, seen.subList(seen.indexOf("meanwhile 0"), seen.size()).indexOf("before"));
  }
}
