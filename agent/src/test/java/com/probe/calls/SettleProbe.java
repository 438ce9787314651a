package com.probe.calls;

import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Writes that are committed by another thread once their method has returned. */
public final class SettleProbe {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final long COMMIT_MILLIS = 300;

  private static int lastId;

  private SettleProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Late.commit(0, "first");
    Larder.awaitSite("write", () -> Late.write(0));
    Larder.awaitSite("retell", () -> Late.retell("none"));
    Larder.awaitSite("hurry", () -> Late.hurry(0));
    awaitHit(() -> Late.read(0));
    awaitHit(() -> Late.held(0, null, null));
    awaitHit(() -> Late.tagged(0));
    awaitHit(() -> Late.told(0));

    check("without-it-an-older-row-stays", SettleProbe::without);
    check("reads-until-and-after-the-commit", SettleProbe::reads);
    check("a-load-from-before-the-write", () -> load(true));
    check("a-load-from-before-the-commit", () -> load(false));
    check("by-a-tag-of-the-result", SettleProbe::byResult);
    check("written-again-while-it-settles", SettleProbe::again);
    check("more-keys-than-are-kept-in-mind", SettleProbe::many);
    Checks.end();
  }

  private static int fresh() throws Exception {
    int id = ++lastId;
    Late.commit(id, "old");
    equal("old", Runs.hit(() -> Late.read(id)));
    equal("old", Runs.hit(() -> Late.held(id, null, null)));
    equal("old", Runs.hit(() -> Late.tagged(id)));
    equal("old", Runs.hit(() -> Late.told(id)));
    return id;
  }

  /** Waits until what was written has settled; what a hit gives. */
  private static <T> T awaitHit(Callable<T> call) {
    Object[] last = new Object[1];
    Checks.await("it is a hit again", LIMIT, () -> isHit(call, last));
    @SuppressWarnings("unchecked")
    T result = (T) last[0];
    return result;
  }

  private static boolean isHit(Callable<?> call, Object[] last) {
    try {
      return Runs.isHit(() -> last[0] = call.call());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static CompletableFuture<Void> commitLater(int id) {
    return CompletableFuture.runAsync(
        () -> {
          Checks.pause(COMMIT_MILLIS);
          Late.commit(id, "new");
        },
        task -> new Thread(task).start());
  }

  private static void without() throws Exception {
    int id = fresh();
    Late.hurry(id);
    equal("old", Runs.hit(() -> Late.read(id)));
    commitLater(id).join();
    equal("old", Late.read(id));
  }

  private static void reads() throws Exception {
    int id = fresh();
    CompletableFuture<Void> committed = commitLater(id);
    Late.write(id);
    for (int i = 0; i < 3; i++) {
      that(!Runs.isHit(() -> Late.read(id)), "an entry was kept before the commit");
      that(!Runs.isHit(() -> Late.tagged(id)), "an entry was kept before the commit");
    }
    committed.join();
    equal("new", Late.read(id));
    equal("new", Late.tagged(id));
    equal("new", awaitHit(() -> Late.read(id)));
    equal("new", awaitHit(() -> Late.tagged(id)));
    that(Runs.isHit(() -> Late.read(0)), "another row");
  }

  /** One that reads the older row and ends when all has settled. */
  private static void load(boolean beforeTheWrite) throws Exception {
    int id = fresh();
    if (beforeTheWrite) {
      Late.write(id);
      awaitHit(() -> Late.read(id)); // and nothing is kept of the held row
    } else {
      Late.write(id);
    }
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<String> loading =
        CompletableFuture.supplyAsync(
            () -> Late.held(id, hasRead, goOn), task -> new Thread(task).start());
    hasRead.await();
    if (beforeTheWrite) {
      Late.write(id);
    }
    Late.commit(id, "new");
    equal("new", awaitHit(() -> Late.read(id)));
    goOn.countDown();
    equal("old", loading.join());
    for (int i = 0; i < 10; i++) {
      equal("new", Late.held(id, null, null));
      Checks.pause(2);
    }
    equal("new", awaitHit(() -> Late.held(id, null, null)));
  }

  private static void byResult() throws Exception {
    int id = fresh();
    Late.retell("old");
    that(!Runs.isHit(() -> Late.told(id)), "an entry was kept before the commit");
    equal("old", Late.told(id));
    Late.commit(id, "new");
    equal("new", awaitHit(() -> Late.told(id)));
  }

  private static void again() throws Exception {
    int id = fresh();
    for (int i = 0; i < 20; i++) {
      Late.write(id);
      that(!Runs.isHit(() -> Late.read(id)), "an entry was kept before the commit");
    }
    Late.commit(id, "new");
    equal("new", awaitHit(() -> Late.read(id)));
  }

  private static void many() throws Exception {
    int id = fresh();
    for (int i = 0; i < 4_000; i++) {
      Late.write(1_000_000 + i); // of three keys each
    }
    Late.write(id);
    that(!Runs.isHit(() -> Late.read(id)), "an entry was kept before the commit");
    that(!Runs.isHit(() -> Late.tagged(id)), "an entry was kept before the commit");
    Late.commit(id, "new");
    equal("new", Late.read(id));
    equal("new", awaitHit(() -> Late.tagged(id)));
    if (!Redis.isUsed()) {
      equal("new", awaitHit(() -> Late.read(id)));
    }
  }
}
