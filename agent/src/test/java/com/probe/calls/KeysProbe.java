package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes that drop keys by a pattern: what goes, what stays, and what Redis is asked for. */
public final class KeysProbe {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Parts that mean something in a pattern, in a key or in Redis, and some that do not. */
  private static final List<String> PARTS =
      List.of("*", "?", "[ab]", "[*]", "\\", "\\*", ":", "{", "~", "%2A", "a", "a*", "", "ab:*");

  private static final List<String> OTHERS =
      List.of("other:row:1:v1", "row:1:v1", "calls:other:1", "calls:~wb:row:1", "calls:row:1~lock");

  private KeysProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start("--enable-debug-command", "yes");
    Larder.awaitSite("write", () -> Table.write(0));
    Larder.awaitSite("write-held", () -> Table.writeHeld(0, false));
    Larder.awaitSite("write-two", () -> Table.writeTwo(new Table.Row(0, "", 0)));
    Larder.awaitSite("write-all", () -> Table.writeBrief(0));
    Runs.hit(() -> Table.read(0));
    Runs.hit(() -> Table.held(0, null, null));
    Runs.hit(() -> Table.two(0, "p"));

    check("what-is-meant-goes-and-nothing-else", KeysProbe::meant);
    check("arguments-mean-themselves-alone", KeysProbe::arguments);
    check("everything-where-the-rule-allows-it", KeysProbe::everything);
    check("a-load-under-way", () -> pausedLoad(() -> Table.writeHeld(7, false)));
    check("a-pattern-counts-once", KeysProbe::counted);
    if (Redis.isUsed()) {
      check(
          "a-load-under-way-while-another-jvm-writes",
          () -> pausedLoad(() -> writtenElsewhere("calls:~tag:~:h?ld:*")));
      check("keys-of-others-stay", KeysProbe::others);
      check("what-is-sent", KeysProbe::sent);
      check("a-hundred-thousand-keys-while-calls-go-on", KeysProbe::many);
      check("stopped-in-between", KeysProbe::stopped);
    }
    Checks.end();
  }

  private static void meant() throws Exception {
    for (int i = 0; i < 20; i++) {
      Runs.hit(() -> Table.read(1));
      Runs.hit(() -> Table.read(2));
      Runs.hit(() -> Table.two(1, "p"));
      long version = Table.write(1);
      equal(version, Table.read(1).version);
      that(!Runs.isHit(() -> Table.read(2)), "it was dropped");
      that(Runs.isHit(() -> Table.two(1, "p")), "its key is not meant");
    }
    Runs.hit(() -> Table.read(1)); // which nothing removes afterwards
    Checks.pause(300);
    that(Runs.isHit(() -> Table.read(1)), "it was loaded after the write");
  }

  private static void arguments() throws Exception {
    for (String part : PARTS) {
      for (String each : PARTS) {
        Runs.hit(() -> Table.two(3, each));
      }
      Table.writeTwo(new Table.Row(3, part, 0));
      for (String each : PARTS) {
        equal(part + " " + !each.equals(part), part + " " + Runs.isHit(() -> Table.two(3, each)));
      }
    }
  }

  private static void everything() throws Exception {
    Runs.hit(() -> Table.read(1));
    Runs.hit(() -> Table.two(1, "p"));
    Table.writeBrief(1);
    that(!Runs.isHit(() -> Table.read(1)), "it was dropped");
    that(!Runs.isHit(() -> Table.two(1, "p")), "it was dropped");
  }

  private static void writtenElsewhere(String version) {
    Table.bump(7);
    redis("INCR", version);
  }

  private static void pausedLoad(Checks.Body write) throws Throwable {
    PausedLoad.leavesNothing(7, () -> Table.writeHeld(7, false), write);
  }

  private static void counted() {
    long before = Larder.count("write", "Invalidations");
    Table.write(1);
    equal(before + 1, Larder.count("write", "Invalidations"));
  }

  private static void others() throws Exception {
    try (RespClient redis = Redis.client()) {
      OTHERS.forEach(key -> redis.command("SET", key, "kept"));
      redis.command("HSET", "calls:row:a-hash", "field", "value");
      redis.command("SET", "calls:row:no-entry", "of another program");
      Runs.hit(() -> Table.two(1, "p"));
      Table.write(1);
      Checks.await("keys are removed", LIMIT, () -> count(redis, "calls:row:a-hash") == 0);
      Checks.await("keys are removed", LIMIT, () -> count(redis, "calls:row:no-entry") == 0);
      OTHERS.forEach(key -> equal(1L, count(redis, key)));
      that(Runs.isHit(() -> Table.two(1, "p")), "its key is not meant");
    }
  }

  private static void sent() throws Exception {
    Checks.pause(500); // for scans that are under way
    Runs.hit(() -> Table.read(1));
    redis("SET", "calls:row:no-entry", "of another program");
    Set<String> names = new TreeSet<>();
    try (RedisTap tap = Redis.tap()) {
      Table.write(1);
      Checks.await(
          "it is removed",
          LIMIT,
          () -> {
            for (RedisTap.Command command : tap.drain()) {
              String name = command.words().get(0).toUpperCase(java.util.Locale.ROOT);
              names.add(name);
              if (name.equals("SCAN")) {
                equal("[MATCH, calls:row:*, COUNT, 500]", command.words().subList(2, 6).toString());
              }
            }
            return names.contains("UNLINK");
          });
    }
    that(names.contains("SCAN"), names.toString());
    names.removeAll(Set.of("SCAN", "EVAL", "EVALSHA", "GETRANGE", "UNLINK", "GET", "SET", "TIME"));
    names.removeAll(Set.of("PTTL", "PEXPIRE"));
    equal("[]", names.toString());
  }

  private static void many() throws Exception {
    redis("DEBUG", "POPULATE", "100000", "calls:row:x");
    long kept = Runs.hit(() -> Table.two(1, "p")).version;
    Table.bump(1); // so that a load would tell
    try (RespClient redis = Redis.client()) {
      long version = Table.write(5);
      equal(version, Table.read(5).version);
      long left = size(redis);
      that(left > 50_000, "the write waited until " + left + " keys were left");
      int hitsBetween = 0;
      while (left > 10_000) {
        boolean isHit = Runs.isHit(() -> Table.two(1, "p"));
        long now = size(redis);
        hitsBetween += isHit && now < left ? 1 : 0;
        left = now;
      }
      equal(kept, Runs.hit(() -> Table.two(1, "p")).version);
      that(hitsBetween > 3, "no calls went on: " + hitsBetween);
      Checks.await("all are removed", LIMIT, () -> count(redis, "calls:row:x:99999") == 0);
      equal(OTHERS.size(), (int) OTHERS.stream().mapToLong(key -> count(redis, key)).sum());
    }
  }

  private static void stopped() throws Exception {
    redis("DEBUG", "POPULATE", "20000", "calls:row:y");
    Table.write(6);
    Redis.server().pause();
    long version = Table.write(6);
    equal(version, Table.read(6).version);
    Redis.server().resume();
    equal(version, Table.read(6).version);
    equal(version, Runs.hit(() -> Table.read(6)).version);
    try (RespClient redis = Redis.client()) {
      Checks.await("it is taken up again", LIMIT, () -> count(redis, "calls:row:y:19999") == 0);
      Checks.await("it is taken up again", LIMIT, () -> count(redis, "calls:row:y:0") == 0);
    }
    equal(version, Table.read(6).version);
  }

  private static long count(RespClient redis, String key) {
    return (Long) redis.command("EXISTS", key);
  }

  private static long size(RespClient redis) {
    return (Long) redis.command("DBSIZE");
  }

  private static void redis(String... command) {
    try (RespClient redis = Redis.client()) {
      redis.command(command);
    }
  }
}
