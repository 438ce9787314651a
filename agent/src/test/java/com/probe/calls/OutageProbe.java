package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import com.probe.history.Resources;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Every way in which Redis may fail: the answers stay right, and nobody waits for long. */
public final class OutageProbe {
  private static final int CALLS = 400;
  private static final int HUNG_SECONDS = Integer.getInteger("probe.hung.seconds", 1);

  private OutageProbe() {}

  /** Runs the checks for one kind of failure. */
  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "never" -> neverThere(arguments[1]);
      case "late" -> late();
      case "breaks" -> breaks();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    Checks.end();
  }

  /** No Redis can be used from the beginning, and none will. */
  private static void neverThere(String name) {
    Larder.awaitSite("item", () -> Outage.item(0));
    Larder.awaitSite("write", () -> Outage.write(0));
    check(name + "-answers", () -> measured(name));
    check(name + "-writes", () -> writes(name, 20));
    check(name + "-no-hits", () -> Runs.neverHits(() -> Outage.item(1)));
  }

  /** Redis is started after the application. */
  private static void late() {
    Larder.awaitSite("item", () -> Outage.item(0));
    check("late-answers", () -> measured("not there yet"));
    Redis.start();
    check("late-recovers", () -> recovers("started"));
  }

  /** Redis is there, and breaks in many ways, one after the other. */
  private static void breaks() throws Exception {
    Redis.start();
    Runs.hit(() -> Outage.item(0));
    warmUp();
    RedisServer server = Redis.server();
    check("hits-at-first", () -> taken("works"));
    server.restart();
    check("restarted-recovers", () -> recovers("started again"));
    Resources before = Resources.now();

    server.kill();
    check("killed-answers", () -> measured("killed"));
    check("killed-writes", () -> writes("killed", 20));
    server.restart();
    check("killed-recovers", () -> recovers("killed"));

    server.pause();
    check("hung-answers", () -> measured("hung"));
    check("hung-writes", () -> writes("hung", 300));
    check("hung-on", () -> goesOn("hung for " + HUNG_SECONDS + " s", HUNG_SECONDS));
    server.resume();
    check("hung-recovers", () -> recovers("hung"));

    Runs.hit(() -> Outage.item(0));
    try (RespClient redis = Redis.client()) {
      redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
      redis.command("CONFIG", "SET", "maxmemory", "1");
      check("out-of-memory-answers", () -> measured("out of memory"));
      check(
          "out-of-memory-is-still-read",
          () -> {
            equal(Outage.now(0), Runs.hit(() -> Outage.item(0)));
            equal("CLOSED", Larder.breaker());
          });
      check("out-of-memory-writes", () -> writes("out of memory", 300));
      redis.command("CONFIG", "SET", "maxmemory", "0");
    }
    check("out-of-memory-recovers", () -> recovers("out of memory"));

    try (RespClient redis = Redis.client()) {
      redis.command("REPLICAOF", "127.0.0.1", "1");
      check("read-only-answers", () -> measured("read only"));
      check("read-only-writes", () -> writes("read only", 300));
      redis.command("REPLICAOF", "NO", "ONE");
    }
    check("read-only-recovers", () -> recovers("read only"));

    try (RespClient redis = Redis.client()) {
      redis.command("CONFIG", "SET", "requirepass", "secret");
      redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      check("wrong-password-answers", () -> measured("wrong password"));
      redis.command("CONFIG", "SET", "requirepass", "");
    }
    check("wrong-password-recovers", () -> recovers("wrong password"));
    check("nothing-grows", () -> nothingGrew(before));
  }

  /** As many calls as are measured: the first ones load classes, whose time is the JVM's. */
  static void warmUp() {
    for (int id = 1; id <= CALLS; id++) {
      equal(Outage.now(id), Outage.item(id));
    }
  }

  /** Calls while something is wrong: soon they take no time worth mentioning. */
  static void measured(String name) {
    long later = taken(name);
    that(later < 5_000_000, "calls take " + micros(later) + " for ever");
  }

  /**
   * Calls with old and new keys; the time that each takes is what Larder takes. Where nothing is
   * wrong that is the machine's affair: half of them load and store.
   *
   * @return the median of the last ones, in nanoseconds
   */
  static long taken(String name) {
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      int id = i % 2 == 0 ? 0 : ThreadLocalRandom.current().nextInt(1, 1_000_000);
      long began = System.nanoTime();
      String item = Outage.item(id);
      nanos[i] = System.nanoTime() - began;
      equal(Outage.now(id), item);
    }
    long[] last = Arrays.copyOfRange(nanos, CALLS - 100, CALLS);
    Arrays.sort(last);
    long slow = Arrays.stream(nanos).filter(time -> time > 20_000_000).count();
    Arrays.sort(nanos);
    figure(
        name,
        "slowest call "
            + micros(nanos[CALLS - 1])
            + ", p99 "
            + micros(nanos[CALLS * 99 / 100])
            + ", over 20 ms "
            + slow
            + " of "
            + CALLS
            + ", median "
            + micros(nanos[CALLS / 2])
            + ", median of the last 100 "
            + micros(last[50]));
    that(nanos[CALLS - 1] < 500_000_000L, "a call took " + micros(nanos[CALLS - 1]));
    that(slow <= 40, slow + " calls of more than 20 ms");
    return last[50];
  }

  /** Some calls each tenth of a second: the breaker lets one of them try now and then. */
  private static void goesOn(String name, int seconds) throws InterruptedException {
    long[] nanos = new long[seconds * 100];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      equal(Outage.now(i), Outage.item(i));
      nanos[i] = System.nanoTime() - began;
      if (i % 10 == 9) {
        Checks.pause(100);
      }
    }
    Arrays.sort(nanos);
    figure(
        name,
        "slowest call "
            + micros(nanos[nanos.length - 1])
            + ", p99 "
            + micros(nanos[nanos.length * 99 / 100])
            + ", median "
            + micros(nanos[nanos.length / 2]));
    that(nanos[nanos.length - 1] < 500_000_000L, "a call took " + micros(nanos[nanos.length - 1]));
  }

  static String micros(long nanos) {
    return nanos / 1_000 + " us";
  }

  /** An invalidation is awaited for at most 250 ms. */
  static void writes(String name, long millisEach) {
    long began = System.nanoTime();
    for (int i = 0; i < Outage.WRITTEN; i++) {
      Outage.write(i);
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    figure(name, "5 writes " + millis + " ms");
    that(millis < 5 * (millisEach + 200), "5 writes took " + millis + " ms");
    noneIsStale();
  }

  /** What has been written is read as it was written last, whatever Redis was told of it. */
  private static void noneIsStale() {
    for (int i = 0; i < Outage.WRITTEN; i++) {
      equal(Outage.now(i), Outage.item(i));
    }
  }

  static void nothingGrew(Resources before) throws InterruptedException {
    Checks.pause(500); // for what is under way
    Resources after = Resources.now();
    figure("before and after", before + ", " + after);
    equal("", after.grownSince(before));
  }

  static void recovers(String name) throws Exception {
    long began = System.nanoTime();
    int[] id = {ThreadLocalRandom.current().nextInt(1_000_000, 2_000_000)};
    Checks.await(
        "hits again",
        Duration.ofSeconds(15),
        () -> {
          int before = Runs.count();
          equal(Outage.now(id[0]), Outage.item(id[0]));
          return Runs.count() == before;
        });
    figure(name, "hits again after " + (System.nanoTime() - began) / 1_000_000 + " ms");
    noneIsStale();
  }
}
