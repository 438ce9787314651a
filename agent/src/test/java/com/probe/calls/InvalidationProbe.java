package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Writes, and what reads give after them. */
public final class InvalidationProbe {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private InvalidationProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("write", () -> Table.writeAndTell(0));
    Larder.awaitSite("write-held", () -> Table.writeHeld(0, false));
    Larder.awaitSite("write-brief", () -> Table.writeBrief(0));
    Larder.awaitSite("write-two", () -> Table.writeTwo(new Table.Row(0, "", 0)));
    Larder.awaitSite("write-later", () -> Table.writeLater(0, Runnable::run).join());
    Runs.hit(() -> Table.read(0));
    Runs.hit(() -> Table.held(0, null, null));
    Runs.hit(() -> Table.brief(0));
    Runs.hit(() -> Table.two(0, ""));

    check("the-next-read-sees-the-write", InvalidationProbe::nextRead);
    check("keys-are-taken-before-the-body", InvalidationProbe::keysBeforeTheBody);
    check("a-load-that-began-before-is-not-stored", () -> pausedLoad(10, false, () -> {}));
    check("also-when-the-write-throws", () -> pausedLoad(11, true, () -> {}));
    check("an-entry-that-expired-and-came-back-is-dropped", InvalidationProbe::expiredAndBack);
    check("a-later-write-counts-when-it-completes", InvalidationProbe::later);
    check("readers-after-a-later-write", InvalidationProbe::afterLater);
    check("within-the-completion-of-a-later-write", InvalidationProbe::withinLater);
    check("a-failed-later-write-drops-too", InvalidationProbe::laterFails);
    check("hammered", () -> Hammer.strike("hammered", 4, 2, 4_000, () -> {}));
    if (Redis.isUsed()) {
      check(
          "a-load-that-began-before-is-not-stored-after-a-restart",
          () -> pausedLoad(12, false, InvalidationProbe::restart));
      check("also-where-there-was-no-tombstone", InvalidationProbe::forgotten);
      check(
          "hammered-while-redis-is-paused",
          () -> Hammer.strike("paused", 4, 2, 8_000, Hammer::pauses));
      check(
          "hammered-while-redis-is-killed",
          () -> Hammer.strike("killed", 4, 2, 8_000, Hammer::kills));
    }
    Checks.end();
  }

  private static void nextRead() throws Exception {
    for (int i = 0; i < 200; i++) {
      int id = 1 + i % 3;
      if (i % 2 == 0) {
        Runs.hit(() -> Table.read(id));
      }
      long version = Table.write(id);
      equal(version, Table.read(id).version);
    }
  }

  private static void keysBeforeTheBody() throws Exception {
    Runs.hit(() -> Table.two(4, "a"));
    Runs.hit(() -> Table.two(4, "b"));
    Runs.hit(() -> Table.read(4));
    long before = Table.two(4, "a").version;
    Table.writeTwo(new Table.Row(4, "a", 0));
    equal(before + 1, Table.two(4, "a").version);
    equal(before + 1, Table.read(4).version);
    equal(before, Table.two(4, "b").version);
  }

  private static void pausedLoad(int id, boolean writeFails, Runnable between) throws Throwable {
    PausedLoad.leavesNothing(
        id,
        () -> {
          Runs.hit(() -> Table.held(id, null, null));
          Table.writeHeld(id, false);
        },
        () -> {
          write(id, writeFails);
          between.run();
        });
  }

  private static void write(int id, boolean fails) {
    try {
      Table.writeHeld(id, fails);
      that(!fails, "the write's exception is lost");
    } catch (IllegalStateException thrown) {
      equal("written all the same", thrown.getMessage());
    }
  }

  /** A load that saw an empty key, an invalidation, and a Redis that knows of neither. */
  private static void forgotten() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread loader =
        new Thread(
            () -> {
              try {
                Table.held(13, hasRead, goOn);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    loader.start();
    that(hasRead.await(10, TimeUnit.SECONDS), "the loader did not run");
    Table.writeHeld(13, false);
    try (RespClient redis = Redis.client()) {
      redis.command("DEL", "calls:held:13");
    }
    goOn.countDown();
    loader.join();
    Checks.pause(50); // for a store that is under way
    equal(Table.VERSIONS.get(13), Table.held(13, null, null).version);
  }

  private static void restart() {
    Redis.server().restart();
    try {
      Runs.hit(() -> Table.read(60)); // Larder is connected again
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void expiredAndBack() throws Exception {
    for (int i = 0; i < 10; i++) {
      Runs.hit(() -> Table.brief(20));
      Checks.await("it expires", LIMIT, () -> !isHit(20));
      long version = Table.brief(20).version;
      Table.writeBrief(20);
      equal(version + 1, Table.brief(20).version);
    }
  }

  private static boolean isHit(int id) {
    int before = Runs.count();
    Table.brief(id);
    return Runs.count() == before;
  }

  private static void later() throws Exception {
    List<Runnable> tasks = new ArrayList<>();
    Executor executor = tasks::add;
    long old = Runs.hit(() -> Table.read(30)).version;
    CompletableFuture<Long> written = Table.writeLater(30, executor);
    equal(CompletableFuture.class, written.getClass());
    equal(old, Table.read(30).version);
    tasks.get(0).run();
    equal(old + 1, written.get(10, TimeUnit.SECONDS));
    Checks.await("the entry is dropped", LIMIT, () -> Table.read(30).version == old + 1);
  }

  /** Who has waited for the write's completion reads what it wrote. */
  private static void afterLater() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    int stale = 0;
    for (int i = 0; i < 1_000; i++) {
      Runs.hit(() -> Table.read(31));
      long version = Table.writeLater(31, pool).join();
      stale += Table.read(31).version < version ? 1 : 0;
    }
    pool.shutdown();
    equal(0, stale);
  }

  /** What depends on a stage runs in the opposite order: the application's before Larder's. */
  private static void withinLater() throws Exception {
    int stale = 0;
    for (int i = 0; i < 100; i++) {
      List<Runnable> tasks = new ArrayList<>();
      Runs.hit(() -> Table.read(33));
      CompletableFuture<Boolean> isStale =
          Table.writeLater(33, tasks::add).thenApply(version -> Table.read(33).version < version);
      Table.read(33);
      tasks.get(0).run();
      stale += isStale.join() ? 1 : 0;
    }
    equal(0, stale);
  }

  private static void laterFails() throws Exception {
    long old = Runs.hit(() -> Table.read(32)).version;
    List<Runnable> tasks = new ArrayList<>();
    CompletableFuture<Long> written = Table.writeLater(32, tasks::add);
    Table.bump(32); // half of the work, as it were
    that(written.completeExceptionally(new IllegalStateException("half done")), "not pending");
    Checks.await("the entry is dropped", LIMIT, () -> Table.read(32).version == old + 1);
  }
}
