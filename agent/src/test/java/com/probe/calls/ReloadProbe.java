package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The rule file changes while loads and writes are under way, and what reads give after that. */
public final class ReloadProbe {
  private static Path file;
  private static String rules;

  private ReloadProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    file = Path.of(Larder.file());
    rules = Files.readString(file);
    Larder.awaitSite("write", () -> Table.write(0));
    Larder.awaitSite("write-held", () -> Table.writeHeld(0, false));
    Larder.awaitSite("write-held-paused", ReloadProbe::writeAtOnce);
    Runs.hit(() -> Table.read(0));
    Runs.hit(() -> held(0));

    check("a-load-while-the-file-is-read-again", () -> pausedLoad(1, ReloadProbe::reload));
    check("a-load-while-the-ttl-changes", () -> pausedLoad(2, ReloadProbe::changeTtl));
    check("a-load-while-the-key-changes", () -> pausedLoad(3, ReloadProbe::changeKey));
    check("a-write-while-the-ttl-changes", () -> pausedWrite(4, ReloadProbe::changeTtl));
    check("a-write-while-the-key-changes", () -> pausedWrite(5, ReloadProbe::changeKey));
    check("a-key-that-comes-back", ReloadProbe::keyComesBack);
    check("a-rule-that-comes-back", ReloadProbe::ruleComesBack);
    check("what-has-not-changed-stays", ReloadProbe::unchanged);
    if (Redis.isUsed()) {
      check("a-key-that-comes-back-while-redis-is-paused", ReloadProbe::whilePaused);
    }
    Checks.end();
  }

  private static Table.Row held(int id) {
    try {
      return Table.held(id, null, null);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void writeAtOnce() {
    try {
      Table.writePaused(0, null, null);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reload() {
    try {
      Files.writeString(file, rules);
      Larder.reload();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void changeTtl() {
    rules = rules.contains("9m") ? rules.replace("9m", "8m") : rules.replace("8m", "9m");
    reload();
  }

  private static void changeKey() {
    rules = rules.contains(":v1") ? rules.replace(":v1", ":v2") : rules.replace(":v2", ":v1");
    reload();
  }

  private static void pausedLoad(int id, Runnable change) throws Throwable {
    PausedLoad.leavesNothing(
        id,
        () -> {
          Runs.hit(() -> held(id));
          Table.writeHeld(id, false);
        },
        () -> {
          change.run();
          Table.writeHeld(id, false);
        });
  }

  private static void pausedWrite(int id, Runnable change) throws Exception {
    for (int i = 0; i < 3; i++) {
      long old = Runs.hit(() -> held(id)).version;
      CountDownLatch hasBegun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      Thread writer = new Thread(() -> write(id, hasBegun, goOn));
      writer.start();
      that(hasBegun.await(10, TimeUnit.SECONDS), "the writer did not run");
      change.run();
      equal(old, Runs.hit(() -> held(id)).version);
      goOn.countDown();
      writer.join();
      equal(old + 1, held(id).version);
      equal(old + 1, Runs.hit(() -> held(id)).version);
    }
  }

  private static void write(int id, CountDownLatch hasBegun, CountDownLatch goOn) {
    try {
      Table.writePaused(id, hasBegun, goOn);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keyComesBack() throws Exception {
    long old = Runs.hit(() -> held(6)).version;
    changeKey();
    Table.writeHeld(6, false);
    changeKey();
    equal(old + 1, held(6).version);
    equal(old + 1, Runs.hit(() -> held(6)).version);
  }

  /** What is written while there is no rule is written unseen. */
  private static void ruleComesBack() throws Exception {
    long old = Runs.hit(() -> held(7)).version;
    String whole = rules;
    rules = rules.lines().filter(line -> !line.contains("held")).collect(Collectors.joining("\n"));
    reload();
    Table.writeHeld(7, false);
    rules = whole;
    reload();
    equal(old + 1, held(7).version);
    equal(old + 1, Runs.hit(() -> held(7)).version);
  }

  private static void unchanged() throws Exception {
    Runs.hit(() -> Table.read(8));
    Runs.hit(() -> held(8));
    changeTtl();
    that(Runs.isHit(() -> Table.read(8)), "another rule's ttl has changed");
    that(!Redis.isUsed() || Runs.isHit(() -> held(8)), "its own ttl has changed");
    changeKey();
    that(Runs.isHit(() -> Table.read(8)), "another rule's key has changed");
    Runs.hit(() -> held(8));
    Table.write(9);
    Table.writeHeld(9, false);
    that(Runs.isHit(() -> held(8)), "another row was written");
  }

  private static void whilePaused() throws Exception {
    long old = Runs.hit(() -> held(10)).version;
    changeKey();
    Table.writeHeld(10, false);
    Redis.server().pause();
    changeKey();
    Redis.server().resume();
    equal(old + 1, held(10).version);
    equal(old + 1, Runs.hit(() -> held(10)).version);
  }
}
