package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.figure;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Versions of tags and rules: what hits and misses ask Redis for, and what others do to them there,
 * as another JVM would. The argument says whether the server tells of versions that move.
 */
public final class VersionsProbe {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private VersionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    boolean told = arguments[0].equals("told");
    if (told) {
      Redis.start("--enable-debug-command", "yes");
    } else {
      Redis.start("--rename-command", "HELLO", "");
    }
    Larder.awaitSite("write", () -> Table.write(0));
    Runs.hit(() -> Table.read(0));
    Runs.hit(() -> Table.held(0, null, null));
    Runs.hit(() -> Table.two(0, "p"));

    check("what-a-hit-asks-for", () -> hit(told));
    check("what-a-miss-asks-for", VersionsProbe::miss);
    check("what-a-miss-asks-for-before-and-after-its-load", () -> missInSteps(told));
    check("a-hit-by-a-tag-of-its-result", () -> hitByResult(told));
    check("all-entries-of-a-rule", VersionsProbe::all);
    check("raised-elsewhere", VersionsProbe::raisedElsewhere);
    check("a-load-under-way-while-raised-elsewhere", () -> paused("INCR", "calls:~tag:held:7"));
    check("a-load-under-way-while-lost", () -> paused("DEL", "calls:~tag:held:7"));
    check("a-load-under-way-while-cleared-elsewhere", () -> paused("INCR", "calls:~tag:~held"));
    check("a-load-under-way-while-flushed", () -> paused("FLUSHALL"));
    check("cleared", VersionsProbe::cleared);
    check("a-load-under-way-while-cleared", VersionsProbe::pausedWhileCleared);
    check("a-connection-lost-and-back", VersionsProbe::connectionLost);
    if (told) {
      check("cleared-among-a-million", VersionsProbe::clearedAmongMany);
    }
    Checks.end();
  }

  /** The commands of one call, those of scripts left out. */
  private static List<String> commandsOf(Runnable call) {
    try (RedisTap tap = Redis.tap()) {
      call.run();
      Checks.pause(50); // for a store that nobody waits for
      return namesOf(tap);
    }
  }

  private static List<String> namesOf(RedisTap tap) {
    return tap.drain().stream()
        .filter(command -> !command.client().equals("lua"))
        .map(command -> command.words().get(0))
        .toList();
  }

  private static void hit(boolean told) throws Exception {
    Runs.hit(() -> Table.read(1));
    Runs.hit(() -> Table.read(1));
    equal(
        told ? List.of("GET").toString() : "[EVAL, EVAL, GET]",
        commandsOf(() -> Table.read(1)).toString());
  }

  private static void miss() throws Exception {
    Runs.hit(() -> Table.read(0));
    String commands = commandsOf(() -> Table.read(2)).toString();
    that(
        commands.equals("[EVAL, GET, SET]") || commands.equals("[EVAL, EVAL, GET, SET]"), commands);
    Runs.hit(() -> Table.read(2));
  }

  /** Of an entry that has gone, whose versions are known. */
  private static void missInSteps(boolean told) throws Exception {
    Runs.hit(() -> Table.held(12, null, null));
    redis("DEL", "calls:held:12");
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (RedisTap tap = Redis.tap()) {
      Thread loader = new Thread(() -> load(12, hasRead, goOn));
      loader.start();
      that(hasRead.await(10, TimeUnit.SECONDS), "the loader did not run");
      equal(told ? "[GET]" : "[EVAL, EVAL, GET]", namesOf(tap).toString());
      goOn.countDown();
      loader.join();
      List<String> after = new ArrayList<>();
      Checks.await("it is stored", LIMIT, () -> after.addAll(namesOf(tap)));
      Checks.pause(50); // for what else may come
      after.addAll(namesOf(tap));
      equal("[SET]", after.toString());
    }
    that(Runs.isHit(() -> Table.held(12, null, null)), "it was not stored");
  }

  private static void load(int id, CountDownLatch hasRead, CountDownLatch goOn) {
    try {
      Table.held(id, hasRead, goOn);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hitByResult(boolean told) throws Exception {
    Runs.hit(() -> Table.two(1, "q"));
    Runs.hit(() -> Table.two(1, "q"));
    String commands = commandsOf(() -> Table.two(1, "q")).toString();
    equal(told ? "[TIME, GET]" : "[TIME, EVAL, GET, TIME, EVAL, EVAL, GET]", commands);
  }

  private static void all() throws Exception {
    Runs.hit(() -> Table.read(3));
    Runs.hit(() -> Table.read(4));
    Runs.hit(() -> Table.two(3, "p"));
    long three = Table.write(3);
    equal(three, Table.read(3).version);
    that(!Runs.isHit(() -> Table.read(4)), "it was dropped");
    that(Runs.isHit(() -> Table.two(3, "p")), "another rule's entry");
    equal(three, Runs.hit(() -> Table.read(3)).version);
  }

  private static void raisedElsewhere() throws Exception {
    for (int i = 0; i < 50; i++) {
      Runs.hit(() -> Table.read(5));
      long version = Table.bump(5);
      redis("INCR", "calls:~tag:row:5");
      equal(version, Table.read(5).version);
      Runs.hit(() -> Table.two(5, "r"));
      long again = Table.bump(5);
      redis("INCR", "calls:~tag:part:r");
      equal(again, Table.two(5, "r").version);
      redis("INCR", "calls:~tag:row:5");
    }
  }

  private static void paused(String... command) throws Throwable {
    pausedLoad(() -> redis(command));
  }

  private static void pausedLoad(Runnable between) throws Throwable {
    PausedLoad.leavesNothing(
        7,
        () -> {
          Runs.hit(() -> Table.held(7, null, null));
          redis("INCR", "calls:~tag:held:7");
        },
        () -> {
          Table.bump(7);
          between.run();
        });
  }

  private static void cleared() throws Throwable {
    Runs.hit(() -> Table.read(8));
    Runs.hit(() -> Table.read(9));
    Runs.hit(() -> Table.two(8, "p"));
    long before = Larder.count("row", "Invalidations");
    Larder.invoke("row", "clear");
    equal(before + 1, Larder.count("row", "Invalidations"));
    that(!Runs.isHit(() -> Table.read(8)), "it was dropped");
    that(!Runs.isHit(() -> Table.read(9)), "it was dropped");
    that(Runs.isHit(() -> Table.two(8, "p")), "another rule's entry");
    Runs.hit(() -> Table.read(8));
  }

  private static void pausedWhileCleared() throws Throwable {
    pausedLoad(() -> Larder.invoke("held", "clear"));
  }

  private static void connectionLost() throws Exception {
    for (int i = 0; i < 3; i++) {
      Runs.hit(() -> Table.read(10));
      redis("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      long version = Table.bump(10);
      redis("INCR", "calls:~tag:row:10");
      for (int read = 0; read < 200; read++) {
        equal(version, Table.read(10).version);
        Checks.pause(2);
      }
      equal(version, Runs.hit(() -> Table.read(10)).version);
    }
  }

  private static void clearedAmongMany() throws Exception {
    for (int i = 0; i < 10; i++) { // all at once take longer than a busy server may be waited for
      redis("DEBUG", "POPULATE", "100000", "calls:row:" + i);
    }
    for (int i = 0; i < 20; i++) {
      Runs.hit(() -> Table.read(11));
      long began = System.nanoTime();
      Larder.invoke("row", "clear");
      figure("clear with 1,000,000 entries", (System.nanoTime() - began) / 1_000 + " us");
      that(!Runs.isHit(() -> Table.read(11)), "it was dropped");
    }
    Checks.await("it is a hit again", LIMIT, () -> isHit(11));
  }

  private static boolean isHit(int id) {
    int before = Runs.count();
    Table.read(id);
    return Runs.count() == before;
  }

  private static void redis(String... command) {
    try (RespClient redis = Redis.client()) {
      redis.command(command);
    }
  }
}
