package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes in transactions of JDBC, over a driver alone and over pools, and what reads give. */
public final class TransactionsProbe {
  private static final JdbcDataSource DRIVER = Rows.driver();
  private static final DataSourceTransactionManager SPRING =
      new DataSourceTransactionManager(DRIVER);

  private TransactionsProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    Redis.start();
    try (Connection connection = DRIVER.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table rows (id int primary key, name varchar(40))");
    }
    Rows.from(DRIVER);
    Rows.update(0, "first");
    Larder.awaitSite("write", () -> Rows.write(0, "first"));
    Larder.awaitSite("replace", () -> Rows.replace(0, "first"));
    Larder.awaitSite("after", () -> Rows.after(0, "first"));
    Larder.awaitSite("before", TransactionsProbe::before);
    Larder.awaitSite("around", TransactionsProbe::around);
    Larder.awaitSite("settling", () -> Rows.settling(0, "first"));
    Runs.hit(() -> Rows.read(0));
    Runs.hit(() -> Rows.held(0, null, null));

    checkAll("driver-", DRIVER);
    check("driver-at-once-with-autocommit", Transacted::atOnce);
    check("driver-a-commit-that-fails", Transacted::failedCommit);
    check("driver-more-than-is-kept-in-mind", Transacted::tooMuch);
    check("driver-settling-from-the-commit-on", Timed::settling);
    checkAll("pool-", pool(true));
    check("pool-at-once-with-autocommit", Transacted::atOnce);
    check("pool-before-with-autocommit", Timed::beforeAlone);
    checkAll("pool-without-autocommit-", pool(false));
    checkAll("pool-of-proxies-", new ProxyPool(DRIVER));
    Rows.from(DRIVER);
    check("spring-decides-for-its-own", TransactionsProbe::spring);
    check("spring-a-write-in-a-transaction-of-its-own", TransactionsProbe::springApart);
    check("spring-when-the-write-returns", TransactionsProbe::springAfter);
    Checks.end();
  }

  private static DataSource pool(boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(DRIVER);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  private static void checkAll(String prefix, DataSource from) {
    Rows.from(from);
    check(prefix + "after-the-commit", Transacted::afterTheCommit);
    check(prefix + "never-after-a-rollback", Transacted::neverAfterARollback);
    check(prefix + "own-reads-see-own-writes", Transacted::ownReads);
    check(prefix + "a-load-across-the-commit", Transacted::loadAcrossTheCommit);
    check(prefix + "closed-without-commit", Transacted::closed);
    check(prefix + "back-to-a-savepoint", Transacted::savepoint);
    check(prefix + "two-connections", Transacted::twoConnections);
    check(prefix + "one-transaction-after-another", Transacted::oneAfterAnother);
    check(prefix + "by-switching-autocommit-on", Transacted::switchedOn);
    check(prefix + "committed-by-another-thread", Transacted::otherThread);
    check(prefix + "within-the-write", Transacted::withinTheWrite);
    check(prefix + "when-the-write-returns", Timed::after);
    check(prefix + "when-the-write-returns-and-rolled-back", Timed::afterRolledBack);
    check(prefix + "before-the-write", Timed::before);
    check(prefix + "before-the-write-and-rolled-back", Timed::beforeRolledBack);
  }

  private static void before() {
    try {
      Rows.before(0, "first", () -> {});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void around() {
    try {
      Rows.around(0, () -> {});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a row of its own, of which there is an entry. */
  private static void check(String name, Checks.Body body) {
    Checks.check(
        name,
        () -> {
          Transacted.fresh();
          body.run();
        });
  }

  private static void spring() throws Exception {
    int id = Transacted.id();
    inSpring(
        true,
        () -> {
          Rows.write(id, "new");
          equal("old", Rows.elsewhere(id));
          that(Runs.isHit(() -> Rows.elsewhere(id)), "dropped before the commit");
        });
    equal("new", Rows.elsewhere(id));

    Transacted.fresh();
    inSpring(false, () -> Rows.write(Transacted.id(), "never"));
    Transacted.assertKept();
  }

  /** It is committed while the outer transaction still goes on, which is rolled back. */
  private static void springApart() throws Exception {
    int id = Transacted.id();
    inSpring(
        false,
        () -> {
          Rows.around(id, () -> inSpringAnew(() -> Rows.update(id, "new")));
          equal("new", Rows.elsewhere(id));
        });
    equal("new", Rows.elsewhere(id));
  }

  private static void springAfter() throws Exception {
    int id = Transacted.id();
    inSpring(
        true,
        () -> {
          Rows.after(id, "new");
          that(!Runs.isHit(() -> Rows.elsewhere(id)), "not dropped before the commit");
          equal("old", Runs.hit(() -> Rows.elsewhere(id)));
          equal("new", Rows.read(id));
        });
    equal("new", Rows.elsewhere(id));
  }

  private static void inSpring(boolean commits, Rows.Work work) {
    inSpring(new TransactionTemplate(SPRING), commits, work);
  }

  private static void inSpringAnew(Rows.Work work) {
    TransactionTemplate template = new TransactionTemplate(SPRING);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    inSpring(template, true, work);
  }

  private static void inSpring(TransactionTemplate template, boolean commits, Rows.Work work) {
    template.executeWithoutResult(
        status -> {
          try {
            Rows.over(DataSourceUtils.getConnection(DRIVER), work);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          if (!commits) {
            status.setRollbackOnly();
          }
        });
  }
}
