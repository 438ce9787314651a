package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RespClient;
import java.util.Arrays;
import java.util.List;

/**
 * Every kind of result as a hit; then, in Redis, with everything else in the place of its entry.
 */
public final class ReturnsProbe {
  private ReturnsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    for (ReturnKind kind : ReturnKind.ALL) {
      for (int id = 0; id < 2; id++) {
        int chosen = id;
        check(kind.name() + "-" + id, () -> hits(kind, chosen));
      }
    }
    check("two-hits-of-a-mutable-result-are-two-objects", ReturnsProbe::copies);
    if (Redis.isUsed()) {
      try (RespClient redis = Redis.client()) {
        for (ReturnKind kind : ReturnKind.ALL) {
          check(kind.name() + "-foreign", () -> foreign(redis, kind));
          check(kind.name() + "-truncated", () -> truncated(redis, kind));
          check(kind.name() + "-of-another-rule", () -> ofAnotherRule(redis, kind));
          check(kind.name() + "-not-found-of-another-rule", () -> notFound(redis, kind));
        }
      }
    }
    Checks.end();
  }

  private static void hits(ReturnKind kind, int id) throws Exception {
    Object expected = kind.call().apply(id);
    equal(expected, kind.hit(id));
    equal(expected, kind.hit(id));
  }

  private static void copies() throws Exception {
    for (ReturnKind kind : List.of(find("ofBean"), find("ofList"), find("ofInts"), find("ofMap"))) {
      Object first = kind.hit(0);
      that(first != kind.hit(0), kind.name());
    }
  }

  private static ReturnKind find(String name) {
    return ReturnKind.ALL.stream().filter(kind -> kind.name().equals(name)).findFirst().get();
  }

  /** What somebody else left under the key is a miss. */
  private static void foreign(RespClient redis, ReturnKind kind) throws Exception {
    for (String value : List.of("hello", "0", "null", "{\"a\":1}", "L".repeat(500))) {
      Object expected = warm(kind);
      redis.set(kind.key(0), value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      runs(kind, expected, "string " + value);
    }
    for (List<String> command :
        List.of(
            List.of("SET", kind.key(0), ""),
            List.of("RPUSH", kind.key(0), "a", "b"),
            List.of("HSET", kind.key(0), "f", "v"),
            List.of("SADD", kind.key(0), "m"))) {
      Object expected = warm(kind);
      redis.command("DEL", kind.key(0));
      redis.command(command.toArray(new String[0]));
      runs(kind, expected, command.get(0));
      runs(kind, expected, command.get(0));
      redis.command("DEL", kind.key(0));
    }
  }

  private static void truncated(RespClient redis, ReturnKind kind) throws Exception {
    Object expected = warm(kind);
    byte[] whole = redis.get(kind.key(0));
    for (int length = 1; length < whole.length; length += length < 40 ? 1 : whole.length / 20 + 1) {
      redis.set(kind.key(0), Arrays.copyOf(whole, length));
      runs(kind, expected, length + " of " + whole.length + " bytes");
      Runs.hit(() -> kind.call().apply(0)); // its entry is there again, so that none comes late
    }
  }

  /** Where the types are told apart by nothing, an equal type's value may be served. */
  private static void ofAnotherRule(RespClient redis, ReturnKind kind) throws Exception {
    for (ReturnKind other : ReturnKind.ALL) {
      Object expected = warm(kind);
      Object foreign = warm(other);
      redis.set(kind.key(0), redis.get(other.key(0)));
      int before = Runs.count();
      Object result = kind.call().apply(0);
      boolean ran = Runs.count() > before;
      if (ran) {
        equal(expected, result);
      } else {
        that(expected.getClass() == foreign.getClass(), "a hit of " + other.name() + "'s entry");
        equal(foreign, result);
        redis.command("DEL", kind.key(0));
      }
    }
  }

  /** Another rule says that there is nothing: no primitive can say so. */
  private static void notFound(RespClient redis, ReturnKind kind) throws Exception {
    for (ReturnKind other : ReturnKind.ALL) {
      Object nothing = other.call().apply(1);
      if (nothing != null) {
        continue;
      }
      Object expected = warm(kind);
      other.hit(1);
      redis.set(kind.key(0), redis.get(other.key(1)));
      int before = Runs.count();
      Object result = kind.call().apply(0);
      if (Runs.count() > before) {
        equal(expected, result);
      } else {
        that(result == null, "a hit of " + other.name() + "'s null: " + result);
        redis.command("DEL", kind.key(0));
      }
    }
  }

  private static Object warm(ReturnKind kind) throws Exception {
    return kind.hit(0);
  }

  private static void runs(ReturnKind kind, Object expected, String what) {
    int before = Runs.count();
    Object result = kind.call().apply(0);
    that(Runs.count() == before + 1, "the origin did not run: " + what);
    equal(expected, result);
  }
}
