package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import com.probe.history.Resources;
import dev.larder.testing.FaultProxy;
import dev.larder.testing.FaultProxy.Answers;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What may happen between the application and Redis, and what Redis may do to a cache. */
public final class WaysProbe {
  private static final int CALLS = 100;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private WaysProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    try (RedisServer server = RedisServer.startOwn();
        FaultProxy way = FaultProxy.on(Integer.getInteger("probe.way.port"), server.port());
        RespClient redis = RespClient.connect(server.uri())) {
      Runs.hit(() -> Outage.item(0));
      OutageProbe.warmUp();
      check("hits-at-first", () -> OutageProbe.taken("works"));
      for (int i = 0; i < 2; i++) { // the client's threads begin with its connections
        way.cut();
        OutageProbe.recovers("cut");
      }
      Resources before = Resources.now();
      ways(way);
      server(redis);
      restarts(server);
      check("nothing-grows", () -> OutageProbe.nothingGrew(before));
    }
    Checks.end();
  }

  private static void ways(FaultProxy way) throws Exception {
    way.latency(10);
    check("latency-of-20-ms-hits", () -> slowHits());
    for (int each : new int[] {30, 100}) {
      String name = "a round trip of " + 2 * each + " ms";
      way.latency(each);
      check(name + "-answers", () -> OutageProbe.measured(name));
      way.latency(0);
      check(name + "-recovers", () -> OutageProbe.recovers(name));
    }
    way.stall(true);
    check("swallowed-answers", () -> OutageProbe.measured("packets swallowed"));
    check("swallowed-writes", () -> OutageProbe.writes("packets swallowed", 300));
    way.stall(false);
    check("swallowed-recovers", () -> OutageProbe.recovers("packets swallowed"));
    for (Answers answers : List.of(Answers.HALF, Answers.RESET, Answers.SILENT, Answers.GARBAGE)) {
      String name = "answers " + answers.name().toLowerCase(Locale.ROOT);
      way.answers(answers);
      check(name + "-answers", () -> OutageProbe.measured(name));
      check(name + "-writes", () -> OutageProbe.writes(name, 300));
      way.answers(Answers.WHOLE);
      way.cut();
      check(name + "-recovers", () -> OutageProbe.recovers(name));
    }
    way.refuse(true);
    way.cut();
    check("refused-answers", () -> OutageProbe.measured("refused"));
    way.refuse(false);
    check("refused-recovers", () -> OutageProbe.recovers("refused"));
  }

  private static void server(RespClient redis) throws Exception {
    writtenAnew(); // by scripts that the server knows from then on
    redis.command("SCRIPT", "FLUSH");
    check(
        "scripts-flushed-stores-all-the-same",
        () -> {
          long began = System.nanoTime();
          writtenAnew();
          figure("scripts flushed", "hits again after " + millisSince(began) + " ms");
          String told = String.valueOf(redis.command("INFO", "errorstats"));
          that(told.contains("errorstat_NOSCRIPT"), told);
        });
    redis.command("CONFIG", "SET", "maxclients", "1");
    redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    check("too-many-clients-answers", () -> OutageProbe.measured("too many clients"));
    Checks.await("a refusal", LIMIT, () -> stat(redis, "rejected_connections") > 0);
    redis.command("CONFIG", "SET", "maxclients", "1000");
    check("too-many-clients-recovers", () -> OutageProbe.recovers("too many clients"));
    String fill = "for i = 1, 100000 do redis.call('SET', 'other:' .. i, 'x', 'PX', 60000) end";
    redis.command("EVAL", fill, "0");
    redis.command("CONFIG", "SET", "maxmemory", "2mb");
    check("evicted-answers", () -> OutageProbe.measured("100,000 keys evicted"));
    that(stat(redis, "evicted_keys") > 90_000, "it was not that many");
    redis.command("CONFIG", "SET", "maxmemory", "1gb");
    check("evicted-recovers", () -> OutageProbe.recovers("100,000 keys evicted"));
  }

  private static void restarts(RedisServer server) {
    check(
        "restarted-during-a-load-stores-nothing",
        () -> {
          Runs.hit(() -> Outage.item(7));
          equal(Outage.now(5), Outage.during(5, () -> restartAndConnect(server)));
          OutageProbe.recovers("restarted during a load");
          that(!Runs.isHit(() -> Outage.during(5, () -> {})), "an entry of before was stored");
        });
  }

  /** So the store goes to the server as it is now. */
  private static void restartAndConnect(RedisServer server) {
    server.restart();
    Checks.await(
        "connected again",
        LIMIT,
        () -> {
          Outage.item(8);
          return Larder.isConnected();
        });
  }

  /** An entry that takes the place of what a write has left, which takes a script. */
  private static void writtenAnew() throws Exception {
    Runs.hit(() -> Outage.item(0));
    Outage.write(0);
    equal(Outage.now(0), Runs.hit(() -> Outage.item(0)));
  }

  private static long stat(RespClient redis, String name) {
    return String.valueOf(redis.command("INFO", "stats"))
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1).strip()))
        .sum();
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** A hit takes as long as its round trip, which is within the deadline. */
  private static void slowHits() {
    int before = Runs.count();
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      equal(Outage.now(0), Outage.item(0));
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    figure(
        "a round trip of 20 ms",
        "slowest "
            + OutageProbe.micros(nanos[CALLS - 1])
            + ", p99 "
            + OutageProbe.micros(nanos[CALLS * 99 / 100])
            + ", median "
            + OutageProbe.micros(nanos[CALLS / 2])
            + ", hits "
            + (CALLS + before - Runs.count()));
    that(Runs.count() - before < CALLS / 5, "most are hits");
  }
}
