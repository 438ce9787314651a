package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;
import static com.probe.calls.Explanations.free;
import static com.probe.calls.Explanations.has;
import static com.probe.calls.Explanations.lacks;

import com.probe.calls.Explained.Filter;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What explanations tell of Redis, and of what others have done there. */
public final class ExplainRedisProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private ExplainRedisProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    try (Connection connection = Rows.driver().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table rows (id int primary key, name varchar(40))");
    }
    Larder.awaitSite("write", () -> Rows.write(0, "first"));
    Runs.hit(() -> Explained.find(0));
    Runs.hit(() -> Explained.missing(0));
    Runs.hit(() -> Explained.ofFilter(new Filter("f")));
    Runs.hit(() -> Rows.read(0));

    check("what-is-sent", ExplainRedisProbe::sent);
    check("an-entry", ExplainRedisProbe::entry);
    check("an-entry-that-says-that-there-is-nothing", ExplainRedisProbe::notFound);
    check("a-tombstone", ExplainRedisProbe::tombstone);
    check("a-tombstone-that-settles", ExplainRedisProbe::settling);
    check("a-tag-that-another-jvm-has-invalidated", () -> moved("found:3", "tag found:3"));
    check("a-rule-that-another-jvm-has-cleared", () -> moved("~found", "rule found"));
    check("a-version-that-is-lost", ExplainRedisProbe::lost);
    check("an-entry-of-other-classes", ExplainRedisProbe::otherShape);
    check("what-no-larder-has-written", ExplainRedisProbe::foreign);
    check("a-lock-of-another-jvm", ExplainRedisProbe::lock);
    check("a-right-that-is-denied", ExplainRedisProbe::denied);
    check("no-redis", ExplainRedisProbe::stopped);
    Checks.end();
  }

  private static void sent() throws Exception {
    Runs.hit(() -> Explained.find(1));
    try (RedisTap tap = Redis.tap()) {
      tap.drain();
      Explanations.of("found", "1");
      Explanations.of("found", "2");
      Explanations.of("found", "key=found:9");
      Set<String> names = new TreeSet<>();
      for (RedisTap.Command command : tap.drain()) {
        if (command.words().toString().contains("found")) {
          names.add(command.words().get(0));
        }
      }
      equal("[GET, PTTL]", names.toString());
    }
  }

  private static void entry() throws Exception {
    Runs.hit(() -> Explained.find(1));
    redis("PEXPIRE", "calls:found:1", "299000");
    List<String> lines = Explanations.of("found", "1");
    byte[] bytes = bytes("calls:found:1");
    String id = String.format("%016x", ByteBuffer.wrap(bytes).getLong(8));
    has(lines, "in this JVM: nothing, entries are in Redis");
    has(
        lines,
        "in Redis: an entry of "
            + bytes.length
            + " bytes, codec JSON, id "
            + id
            + ", between \\d min \\d+ s and 5 min \\d+ s old, ends in 4 min \\d+ s");
    has(lines, "rule found: carried (\\d+), in force \\1");
    has(lines, "tag found:1: carried (\\d+), in force \\1");
    has(lines, "tag all found: carried (\\d+), in force \\1");
    lacks(lines, "lock: .*");
    free(lines);
    redis("PERSIST", "calls:found:1");
    has(Explanations.of("found", "1"), "in Redis: an entry .*, id " + id + ", without an end");
  }

  private static void notFound() throws Exception {
    Runs.hit(() -> Explained.missing(1));
    has(
        Explanations.of("missing", "1"),
        "in Redis: an entry that says that there is nothing, id [0-9a-f]{16}, \\d+ m?s old, ends in"
            + " \\d+ s");
  }

  private static void tombstone() throws Exception {
    Rows.update(2, "old");
    Runs.hit(() -> Rows.read(2));
    Rows.write(2, "new");
    List<String> lines = Explanations.of("row", "2");
    has(
        lines,
        "in Redis: a tombstone, the key was invalidated, id [0-9a-f]{16}, \\d+ m?s old, ends in \\d+"
            + " s");
    has(lines, "rule row: in force \\d+");
    Rows.read(2);
    has(Explanations.of("row", "2"), "last miss in this JVM: .* ago, ABSENT, there was no entry");
  }

  private static void settling() throws Exception {
    Rows.update(50, "old");
    Larder.awaitSite("settling", () -> Rows.settling(50, "new"));
    List<String> lines = Explanations.of("row", "50");
    has(
        lines,
        "in Redis: a tombstone, the key was invalidated and settles, calls keep nothing, id .*");
    has(lines, "in the way: a write of it goes on, calls run their method and keep nothing");
  }

  private static void moved(String version, String name) throws Exception {
    Runs.hit(() -> Explained.find(3));
    free(Explanations.of("found", "3"));
    redis("INCR", "calls:~tag:" + version);
    has(
        Explanations.of("found", "3"),
        name + ": carried \\d+, in force \\d+: they differ, the entry is a miss.*");
    that(!Runs.isHit(() -> Explained.find(3)), "it was dropped");
    has(Explanations.of("found", "3"), "last miss in this JVM: .* ago, VERSION, .*");
  }

  private static void lost() throws Exception {
    Runs.hit(() -> Explained.find(4));
    redis("DEL", "calls:~tag:found:4");
    has(
        Explanations.of("found", "4"),
        "tag found:4: carried \\d+, none is in force, the next read makes one: they differ, the entry"
            + " is a miss.*");
    equal(0L, redis("EXISTS", "calls:~tag:found:4"));
  }

  private static void otherShape() throws Exception {
    Runs.hit(() -> Explained.ofFilter(new Filter("6")));
    try (RespClient redis = Redis.client()) {
      redis.set("calls:found:6", bytes("calls:filter:6"));
    }
    String line =
        "in the way: the entry is a miss, it was written from other classes, or from others of their"
            + " fields";
    has(Explanations.of("found", "6"), line);
    has(Explanations.of("found", "6"), "rule found: not carried, in force \\d+: they differ.*");
    free(Explanations.of("ofFilter", "key=filter:6"));
  }

  private static void foreign() {
    redis("SET", "calls:found:7", "of another program");
    has(
        Explanations.of("found", "7"),
        "in Redis: something that is no entry of this version of Larder; a call is a miss");
    Explained.find(7);
    has(Explanations.of("found", "7"), "last miss in this JVM: .* ago, UNREADABLE, .*");
    redis("HSET", "calls:found:8", "field", "value");
    has(
        Explanations.of("found", "8"),
        "in Redis: something that is no entry, of another type; a call is a miss");
  }

  private static void lock() {
    byte[] lock = new byte[40];
    ByteBuffer.wrap(lock).putLong(0x1234).putLong(1);
    try (RespClient redis = Redis.client()) {
      redis.set("calls:found:9~lock", lock);
      redis.command("PEXPIRE", "calls:found:9~lock", "90000");
      has(
          Explanations.of("found", "9"),
          "lock: another JVM loads, 0000000000001234, ends in 1 min \\d+ s");
      redis.set("calls:found:9~lock", new byte[40]);
      has(Explanations.of("found", "9"), "lock: nobody's, the last result could not be cached.*");
    }
  }

  private static void denied() throws Exception {
    Runs.hit(() -> Explained.find(10));
    redis("ACL", "SETUSER", "default", "-pttl");
    List<String> lines = Explanations.of("found", "10");
    has(lines, "in Redis: an entry .*, id [0-9a-f]{16}, life not known");
    redis("ACL", "SETUSER", "default", "-get");
    has(Explanations.of("found", "10"), "in Redis: not known, its user may not read the key");
    redis("ACL", "SETUSER", "default", "+get", "+pttl");
    has(Explanations.of("found", "10"), "in Redis: an entry .*, ends in \\d+ min \\d+ s");
  }

  /** Last, since it ends the server. */
  private static void stopped() throws Exception {
    Runs.hit(() -> Explained.find(5));
    Runs.hit(() -> Rows.read(5));
    Redis.server().kill();
    Checks.await(
        "the connection is known to be lost",
        LIMIT,
        () -> Explanations.of("found", "5").contains("in Redis: not known, not connected"));
    has(Explanations.of("found", "5"), ".*find \\(id=5\\): key calls:found:5");
    has(Explanations.of("found", "5"), "tag found:5: in force not known");
    Rows.write(5, "x");
    has(
        Explanations.of("row", "5"),
        "in the way: an invalidation that Redis has not confirmed, it is sent again");
    Explained.find(5);
    has(Explanations.of("found", "5"), "last miss in this JVM: .* ago, UNKNOWN, .*");
    Explained.find(5);
    Explained.find(5);
    List<String> lines = Explanations.of("found", "5");
    has(lines, "in Redis: not known, not asked, the breaker of reads is OPEN");
    has(lines, "in the way: the breaker of reads is OPEN, Redis is not asked");
  }

  private static byte[] bytes(String key) {
    try (RespClient redis = Redis.client()) {
      return redis.get(key);
    }
  }

  private static Object redis(String... command) {
    try (RespClient redis = Redis.client()) {
      return redis.command(command);
    }
  }
}
