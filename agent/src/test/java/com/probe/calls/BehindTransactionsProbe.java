package com.probe.calls;

import static com.probe.calls.Checks.await;
import static com.probe.calls.Checks.check;
import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import dev.larder.testing.RedisTap;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls that wait, in transactions of Spring and of JDBC alone. */
public final class BehindTransactionsProbe {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final JdbcDataSource DRIVER = Rows.driver();
  private static final DataSourceTransactionManager SPRING =
      new DataSourceTransactionManager(DRIVER);
  private static final Behind COUNTS = new Behind();

  private BehindTransactionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    Larder.awaitSite("add", () -> COUNTS.add("warm", 1));
    Larder.awaitSite("set", () -> Behind.set("warm", ""));
    Larder.awaitSite("all", () -> Behind.setAll("warm", List.of(), Map.of()));
    await("calls wait", LIMIT, BehindTransactionsProbe::areWaiting);
    check("of-a-commit-all-calls-run-once", BehindTransactionsProbe::commit);
    check("of-a-rollback-none", BehindTransactionsProbe::rollback);
    check("a-transaction-of-its-own-decides-for-itself", BehindTransactionsProbe::apart);
    check("what-cannot-wait-overtakes-at-the-commit", BehindTransactionsProbe::overtaken);
    check("on-a-connection-alone-they-run-at-once-and-once", BehindTransactionsProbe::connection);
    Checks.end();
  }

  private static boolean areWaiting() {
    int runs = Behind.RUNS.get();
    Behind.set("warm", "");
    return Behind.RUNS.get() == runs;
  }

  private static void inSpring(boolean commits, int propagation, Runnable work) {
    TransactionTemplate template = new TransactionTemplate(SPRING);
    template.setPropagationBehavior(propagation);
    template.executeWithoutResult(
        status -> {
          work.run();
          if (!commits) {
            status.setRollbackOnly();
          }
        });
  }

  private static void inSpring(boolean commits, Runnable work) {
    inSpring(commits, TransactionDefinition.PROPAGATION_REQUIRED, work);
  }

  private static void sumIs(String what, long sum) {
    await(what, LIMIT, () -> Behind.SUMS.getOrDefault(what, 0L) == sum);
    Checks.pause(500);
    equal(sum, Behind.SUMS.getOrDefault(what, 0L));
  }

  private static void commit() {
    inSpring(
        true,
        () -> {
          for (int i = 0; i < 100; i++) {
            COUNTS.add("commit", 1);
          }
          Checks.pause(500);
          that(!Behind.SUMS.containsKey("commit"), "it ran before the commit");
        });
    sumIs("commit", 100);
  }

  private static void rollback() {
    inSpring(false, () -> COUNTS.add("rollback", 1));
    sumIs("rollback", 0);
  }

  private static void apart() {
    inSpring(
        false,
        () -> {
          COUNTS.add("outer", 1);
          inSpring(
              true, TransactionDefinition.PROPAGATION_REQUIRES_NEW, () -> COUNTS.add("inner", 1));
          sumIs("inner", 1);
        });
    sumIs("outer", 0);
  }

  /** The second one is of a class that cannot be kept. */
  private static void overtaken() {
    if (Redis.isUsed()) {
      try (RedisTap tap = Redis.tap()) {
        firstAndSecond();
        firstMark(tap);
      }
    } else {
      firstAndSecond();
    }
    Checks.pause(500);
    equal("[second] {}", Behind.TEXTS.get("last"));
    inSpring(
        true,
        () -> {
          Behind.setAll("last", List.of(new Behind.Item("third") {}), Map.of());
          Behind.setAll("last", List.of(new Behind.Item("fourth")), Map.of());
        });
    await("the last one", LIMIT, () -> "[fourth] {}".equals(Behind.TEXTS.get("last")));
  }

  private static void firstAndSecond() {
    inSpring(
        true,
        () -> {
          Behind.setAll("last", List.of(new Behind.Item("first")), Map.of());
          Behind.setAll("last", List.of(new Behind.Item("second") {}), Map.of());
          equal("[second] {}", Behind.TEXTS.get("last"));
        });
  }

  /** The mark is the first that the queue is told. */
  private static void firstMark(RedisTap tap) {
    List<String> kinds = new ArrayList<>();
    await(
        "the queue is told",
        LIMIT,
        () -> {
          for (RedisTap.Command command : tap.drain()) {
            List<String> words = command.words();
            if (words.get(0).equals("XADD") && words.contains("calls:~wb:all:all:last")) {
              kinds.add(words.get(words.indexOf("kind") + 1));
            }
          }
          return !kinds.isEmpty();
        });
    equal("overtaken_here", kinds.get(0));
  }

  private static void connection() throws Exception {
    try (Connection connection = DRIVER.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create table if not exists other (id int primary key)");
      COUNTS.add("connection", 1);
      equal(1L, Behind.SUMS.get("connection"));
      connection.commit();
      statement.execute("delete from other");
      COUNTS.add("connection", 1);
      connection.rollback();
    }
    sumIs("connection", 2);
  }
}
