package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.util.concurrent.Future;

/**
 * Calls while methods of Larder's own throw, one after the other, which are the arguments: each
 * returns or throws what it would without Larder. Afterwards there are hits again, and none is
 * older than what was written meanwhile.
 */
public final class InjectedProbe {
  private static final String FAULT = "probe.fault";
  private static final String STRUCK = "probe.struck";

  /** The methods that names of entries are made by: what cannot be named cannot be dropped. */
  private static final String NAMES = "CompiledKey.text";

  private static int fresh = 1_000;

  private InjectedProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("write", () -> Table.write(0));
    Larder.awaitSite("write-held", () -> Table.writeHeld(0, false));
    Larder.awaitSite("write-later", () -> Table.writeLater(0, Runnable::run).join());
    Runs.hit(() -> Table.read(0));
    Runs.hit(() -> Table.two(0, "p"));
    Runs.hit(() -> Flown.up(0, 2));
    Larder.awaitSite("failing", InjectedProbe::fail);
    for (String method : arguments) { // or two, joined by a plus sign
      for (String kind : new String[] {"RuntimeException", "Error"}) {
        check(method + "-throws-" + kind, () -> strike(method, kind));
      }
    }
    Checks.end();
  }

  private static void strike(String method, String kind) throws Exception {
    int written = method.endsWith(NAMES) ? 1 : 2;
    Runs.hit(() -> Table.read(2));
    Runs.hit(() -> Table.two(2, "p"));
    System.clearProperty(STRUCK);
    System.setProperty(FAULT, method + " " + kind);
    try {
      for (int i = 0; i < 3; i++) {
        reads();
        writes(written);
      }
      crowd();
    } finally {
      System.clearProperty(FAULT);
    }
    for (String each : method.split("\\+", -1)) {
      that(System.getProperty(STRUCK, "").contains(each), each + " was not called");
    }
    equal(Table.VERSIONS.get(2), Table.read(2).version);
    equal(Table.VERSIONS.get(2), Table.two(2, "p").version);
    equal(Table.VERSIONS.get(2), Runs.hit(() -> Table.read(2)).version);
    equal(Table.VERSIONS.get(2), Runs.hit(() -> Table.two(2, "p")).version);
    Runs.hit(() -> Flown.up(fresh, 2));
  }

  private static void reads() {
    for (int call = 0; call < 2; call++) {
      equal(Table.VERSIONS.get(2), Table.read(2).version);
      equal(Table.VERSIONS.get(2), Table.two(2, "p").version);
      equal("p" + fresh, Table.two(3, "p" + fresh).part);
    }
    fresh++;
    fail();
  }

  private static void fail() {
    int before = Runs.count();
    try {
      Flown.failing(fresh);
      throw new AssertionError("nothing was thrown");
    } catch (IllegalArgumentException thrown) {
      equal("no " + fresh, thrown.getMessage());
      equal(1, Runs.count() - before);
    }
  }

  private static void writes(int id) {
    long version = Table.VERSIONS.get(id);
    equal(version + 1, Table.write(id));
    equal(Table.VERSIONS.get(2), Table.read(2).version);
    try {
      Table.writeHeld(id, true);
      throw new AssertionError("nothing was thrown");
    } catch (IllegalStateException thrown) {
      equal("written all the same", thrown.getMessage());
    }
    equal(Table.VERSIONS.get(2), Table.read(2).version);
    equal(version + 3, Table.writeLater(id, Runnable::run).join());
    equal(Table.VERSIONS.get(2), Table.read(2).version);
  }

  /** They may follow each other, or run for themselves where nobody can be followed. */
  private static void crowd() throws Exception {
    int id = fresh++;
    long began = System.nanoTime();
    for (Future<String> result : Crowd.together(4, () -> Flown.up(id, 2))) {
      equal("up down up", result.get());
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    that(millis < 10_000, "took " + millis + " ms");
  }
}
