package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What happens in transactions of JDBC, and what reads give meanwhile and afterwards. */
final class Transacted {
  private static final int MOST_WRITES = 5_000; // of two keys each

  private static int lastId;

  private Transacted() {}

  /** What is done in a transaction. */
  interface Work {
    void on(Connection connection) throws Exception;
  }

  /** Makes a row, of which there is an entry. */
  static void fresh() throws Exception {
    fresh(++lastId);
  }

  /** The row that a check is about. */
  static int id() {
    return lastId;
  }

  private static void fresh(int id) throws Exception {
    Rows.update(id, "old");
    equal("old", Runs.hit(() -> Rows.read(id)));
  }

  static void transaction(Work work) throws Exception {
    try (Connection connection = Rows.open()) {
      if (connection.getAutoCommit()) {
        connection.setAutoCommit(false);
      }
      Rows.over(connection, () -> work.on(connection));
    }
  }

  /**
   * Nothing was dropped: an entry from before hides what happens to the row unseen. In this JVM an
   * entry is given up when its row is written, since a load may see what is not committed.
   */
  static void assertKept() {
    int id = lastId;
    if (Redis.isUsed()) {
      Rows.update(id, "unseen");
    }
    equal("old", Rows.elsewhere(id));
    equal("old", Rows.read(id));
  }

  private static void assertDropped() {
    Rows.update(lastId, "unseen");
    equal("unseen", Rows.elsewhere(lastId));
  }

  static void afterTheCommit() throws Exception {
    int id = lastId;
    transaction(
        connection -> {
          Rows.write(id, "new");
          equal("old", Rows.elsewhere(id));
          that(Runs.isHit(() -> Rows.elsewhere(id)), "the entry was dropped before the commit");
          connection.commit();
          equal("new", Rows.elsewhere(id));
          equal("new", Rows.read(id));
        });
    equal("new", Rows.read(id));
  }

  static void neverAfterARollback() throws Exception {
    transaction(
        connection -> {
          Rows.write(lastId, "never");
          connection.rollback();
        });
    assertKept();
  }

  static void ownReads() throws Exception {
    int id = lastId;
    transaction(
        connection -> {
          Rows.write(id, "never");
          equal("never", Rows.read(id));
          equal("never", Rows.read(id));
          that(!Runs.isHit(() -> Rows.read(id)), "an uncommitted row was stored");
          equal("old", Rows.elsewhere(id));
          connection.rollback();
          equal("old", Rows.read(id));
        });
    assertKept();
  }

  static void loadAcrossTheCommit() throws Exception {
    int id = lastId;
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<?>[] load = new CompletableFuture<?>[1];
    transaction(
        connection -> {
          Rows.write(id, "new");
          load[0] = CompletableFuture.supplyAsync(() -> Rows.held(id, hasRead, goOn));
          hasRead.await();
          connection.commit();
        });
    goOn.countDown();
    equal("old", load[0].join());
    for (int i = 0; i < 3; i++) {
      equal("new", Rows.held(id, null, null));
      Checks.pause(5);
    }
  }

  /** What exceeds is dropped too early, and a reader stores the older row again before the end. */
  static void tooMuch() throws Exception {
    int id = lastId;
    transaction(
        connection -> {
          for (int i = 0; i < MOST_WRITES; i++) {
            Rows.write(1_000_000 + i, "new");
          }
          equal("old", Rows.elsewhere(id));
          that(Runs.isHit(() -> Rows.elsewhere(id)), "dropped before it is written");
          Rows.write(id, "new");
          equal("new", Rows.read(id));
          equal("old", Runs.hit(() -> Rows.elsewhere(id)));
          connection.commit();
          equal("new", Rows.elsewhere(id));
        });
  }

  static void failedCommit() throws Exception {
    int id = lastId;
    try (Connection connection = new BrokenConnection(Rows.driver().getURL())) {
      connection.setAutoCommit(false);
      Rows.over(
          connection,
          () -> {
            Rows.write(id, "new");
            equal("old", Rows.elsewhere(id));
            try {
              connection.commit();
              that(false, "the commit did not fail");
            } catch (SQLException expected) {
              equal("new", Rows.elsewhere(id));
            }
          });
    }
  }

  static void closed() throws Exception {
    transaction(connection -> Rows.write(lastId, "never"));
    assertDropped();
  }

  static void savepoint() throws Exception {
    transaction(
        connection -> {
          Rows.write(lastId, "new");
          Savepoint savepoint = connection.setSavepoint();
          Rows.update(0, "never");
          connection.rollback(savepoint);
          equal("old", Rows.elsewhere(lastId));
          connection.commit();
          equal("new", Rows.elsewhere(lastId));
        });
    equal("new", Rows.elsewhere(lastId));
  }

  static void twoConnections() throws Exception {
    int id = lastId;
    transaction(
        outer ->
            transaction(
                inner -> {
                  Rows.over(outer, () -> Rows.update(0, "never"));
                  Rows.write(id, "new");
                  outer.rollback();
                  equal("old", Rows.elsewhere(id));
                  that(Runs.isHit(() -> Rows.elsewhere(id)), "dropped before the commit");
                  inner.commit();
                  equal("new", Rows.elsewhere(id));
                }));
  }

  static void oneAfterAnother() throws Exception {
    int first = lastId;
    int second = ++lastId;
    fresh(second);
    transaction(
        connection -> {
          Rows.write(first, "new");
          connection.commit();
          Rows.write(second, "never");
          equal("new", Rows.elsewhere(first));
          connection.rollback();
        });
    assertKept();
  }

  static void switchedOn() throws Exception {
    int id = lastId;
    transaction(
        connection -> {
          Rows.write(id, "new");
          equal("old", Rows.elsewhere(id));
          connection.setAutoCommit(true);
          equal("new", Rows.elsewhere(id));
        });
  }

  static void otherThread() throws Exception {
    int id = lastId;
    transaction(
        connection -> {
          Rows.write(id, "new");
          equal("old", Rows.elsewhere(id));
          CompletableFuture.runAsync(() -> commit(connection)).join();
          equal("new", Rows.elsewhere(id));
        });
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void withinTheWrite() throws Exception {
    int id = lastId;
    Rows.replace(id, "new");
    equal("new", Rows.elsewhere(id));
    equal("new", Rows.read(id));
    transaction(connection -> Rows.replace(id, "newer"));
    equal("newer", Rows.elsewhere(id));
  }

  static void atOnce() throws Exception {
    try (Connection connection = Rows.open()) {
      Rows.over(
          connection,
          () -> {
            Rows.write(lastId, "new");
            equal("new", Rows.elsewhere(lastId));
          });
    }
  }
}
