package com.probe.calls;

import static com.probe.calls.Checks.that;
import static com.probe.calls.Explanations.free;
import static com.probe.calls.Explanations.has;
import static com.probe.calls.Explanations.lacks;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What keeps calls from their entries, as explanations tell it. */
final class InTheWay {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private InTheWay() {}

  static void switchedOff() {
    has(
        Explanations.of("off", "1"),
        "in the way: the rule is switched off, every call runs its method");
    Larder.enable("found", false);
    has(Explanations.of("found", "1"), "in the way: the rule is switched off.*");
    has(Explanations.of("found", "1"), ".*find \\(id=1\\): key calls:found:1");
    Larder.enable("found", true);
    free(Explanations.of("found", "1"));
    Larder.enableAll(false);
    has(Explanations.of("found", "1"), "in the way: Larder is switched off.*");
    Larder.enableAll(true);
    free(Explanations.of("found", "1"));
  }

  static void load() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Thread loader = new Thread(() -> quiet(hasRead, goOn), "the loader");
    loader.start();
    that(hasRead.await(10, TimeUnit.SECONDS), "the loader did not run");
    has(
        Explanations.of("held", "5", "~", "~"),
        "a load is under way since \\d+ (m?s|min).* on thread the loader");
    Rows.write(5, "x");
    lacks(Explanations.of("held", "5", "~", "~"), "a load is under way.*");
    goOn.countDown();
    loader.join();
  }

  private static void quiet(CountDownLatch hasRead, CountDownLatch goOn) {
    try {
      Table.held(5, hasRead, goOn);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void unkept() {
    Checks.await(
        "it is known not to be kept",
        LIMIT,
        () -> {
          Explained.unkept(1);
          return Explanations.of("unkept", "1")
              .contains(
                  "in the way: the last result could not be cached, callers do not wait for each"
                      + " other");
        });
    free(Explanations.of("unkept", "2"));
  }

  static void held() throws Exception {
    Queue<Runnable> tasks = new ArrayDeque<>();
    CompletableFuture<Long> write = Table.writeLater(14, tasks::add);
    String line = "in the way: a write of it goes on, calls run their method and keep nothing";
    has(Explanations.of("found", "14"), line);
    free(Explanations.of("found", "15"));
    tasks.remove().run();
    long unused = write.get();
    // The drop is sent when the write completes, on a thread that does not wait for Redis.
    Checks.await(
        "nothing is in the way",
        LIMIT,
        () -> Explanations.of("found", "14").stream().noneMatch(each -> each.startsWith("in the")));
  }

  static void transaction() throws Exception {
    try (Connection connection = Rows.open()) {
      connection.setAutoCommit(false);
      Rows.over(connection, () -> Rows.write(16, "new"));
      has(
          Explanations.of("row", "16"),
          "in the way: this thread's transaction has written it, or a write is not known yet");
      String others = "other threads have written in transactions that have not ended";
      has(Explanations.of("row", "17"), others);
      List<String> elsewhere =
          CompletableFuture.supplyAsync(() -> Explanations.of("row", "16")).get();
      has(elsewhere, others);
      free(elsewhere);
      connection.commit();
    }
    free(Explanations.of("row", "16"));
  }
}
