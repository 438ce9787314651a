package com.probe.calls;

import static com.probe.calls.Checks.equal;
import static com.probe.calls.Checks.that;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Writes in transactions of JTA, and what reads give. */
public final class JtaProbe {
  private JtaProbe() {}

  /** Runs the checks. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("CoreEnvironmentBean.nodeIdentifier", "probe");
    System.setProperty("CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
    System.setProperty(
        "ObjectStoreEnvironmentBean.objectStoreType",
        "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore");
    Redis.start();
    try (Connection connection = Rows.driver().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table rows (id int primary key, name varchar(40))");
    }
    Rows.update(0, "first");
    Larder.awaitSite("write", () -> Rows.write(0, "first"));
    Larder.awaitSite("apart", JtaProbe::writeApart);
    Runs.hit(() -> Rows.read(0));

    check("after-the-commit", JtaProbe::afterTheCommit);
    check("never-after-a-rollback", JtaProbe::neverAfterARollback);
    check("of-the-manager-itself", JtaProbe::ofTheManager);
    check("own-reads-see-own-writes", JtaProbe::ownReads);
    check("a-transaction-within-another", JtaProbe::within);
    check("resumed-by-another-thread", JtaProbe::elsewhere);
    check("a-write-in-a-transaction-of-its-own", JtaProbe::apart);
    check("a-transaction-that-takes-too-long", JtaProbe::timeout);
    check("marked-for-rollback-before-the-write", JtaProbe::marked);
    check("a-registry-tells-before-others-hear-of-it", JtaProbe::registry);
    Checks.end();
  }

  /** With a row of its own, of which there is an entry. */
  private static void check(String name, Checks.Body body) {
    Checks.check(
        name,
        () -> {
          Transacted.fresh();
          try {
            body.run();
            equal(Status.STATUS_NO_TRANSACTION, Jta.USER.getStatus());
          } finally {
            if (Jta.USER.getStatus() != Status.STATUS_NO_TRANSACTION) {
              Jta.USER.rollback();
            }
          }
        });
  }

  /** In this JVM an entry is given up when its row is written; another load finds the same. */
  private static void assertStill(int id) throws Exception {
    equal("old", Redis.isUsed() ? "old" : Rows.elsewhere(id));
    that(Runs.isHit(() -> Rows.elsewhere(id)), "the entry was dropped before the commit");
    equal("old", Rows.elsewhere(id));
  }

  /** The connection is closed before the commit, which ends nothing. */
  private static void afterTheCommit() throws Exception {
    int id = Transacted.id();
    Jta.USER.begin();
    Jta.enlisted(() -> Rows.write(id, "new"));
    assertStill(id);
    Jta.USER.commit();
    equal("new", Rows.elsewhere(id));
    equal("new", Rows.read(id));
  }

  private static void neverAfterARollback() throws Exception {
    Jta.rolledBack(() -> Rows.write(Transacted.id(), "never"));
    Transacted.assertKept();
  }

  private static void ofTheManager() throws Exception {
    int id = Transacted.id();
    Jta.MANAGER.begin();
    Jta.enlisted(() -> Rows.write(id, "new"));
    assertStill(id);
    Jta.MANAGER.commit();
    equal("new", Rows.elsewhere(id));
  }

  private static void ownReads() throws Exception {
    int id = Transacted.id();
    Jta.rolledBack(
        () -> {
          Rows.write(id, "never");
          equal("never", Rows.read(id));
          that(!Runs.isHit(() -> Rows.read(id)), "an uncommitted row was stored");
          equal("old", Rows.elsewhere(id));
        });
    equal("old", Rows.read(id));
    Transacted.assertKept();
  }

  private static void within() throws Exception {
    Transacted.fresh();
    int inner = Transacted.id();
    Transacted.fresh();
    int outer = Transacted.id();
    Jta.rolledBack(
        () -> {
          Rows.write(outer, "never");
          Jta.suspended(
              () ->
                  Jta.committed(
                      () -> {
                        equal("old", Runs.hit(() -> Rows.read(outer)));
                        Rows.write(inner, "new");
                        equal("old", Rows.elsewhere(inner));
                      }));
          equal("new", Rows.elsewhere(inner));
          equal("never", Rows.read(outer));
          that(Runs.isHit(() -> Rows.elsewhere(outer)), "the inner commit dropped the outer's");
        });
    Transacted.assertKept();
  }

  private static void elsewhere() throws Exception {
    int id = Transacted.id();
    AtomicReference<Exception> failure = new AtomicReference<>();
    Jta.USER.begin();
    Jta.enlisted(() -> Rows.write(id, "new"));
    var transaction = Jta.MANAGER.suspend();
    Thread other =
        new Thread(
            () -> {
              try {
                Jta.MANAGER.resume(transaction);
                that(!Runs.isHit(() -> Rows.read(id)), "a hit within the transaction");
                Jta.MANAGER.commit();
              } catch (Exception e) {
                failure.set(e);
              }
            });
    equal("old", Runs.hit(() -> Rows.read(id)));
    other.start();
    other.join();
    equal(null, failure.get());
    equal("new", Rows.read(id));
  }

  private static void writeApart() {
    try {
      Jta.writeApart(0, "first");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** It is committed while the outer transaction still goes on. */
  private static void apart() throws Exception {
    int id = Transacted.id();
    Jta.rolledBack(
        () -> {
          Jta.writeApart(id, "new");
          equal("new", Rows.elsewhere(id));
        });
    equal("new", Rows.elsewhere(id));
  }

  /** Ended by a thread of the manager's own. */
  private static void timeout() throws Exception {
    int id = Transacted.id();
    Jta.USER.setTransactionTimeout(1);
    AtomicReference<Thread> ending = new AtomicReference<>();
    try {
      Jta.USER.begin();
      Jta.MANAGER
          .getTransaction()
          .registerSynchronization(Jta.atEnd(status -> ending.set(Thread.currentThread())));
      Jta.enlisted(() -> Rows.write(id, "never"));
      Checks.await("a timeout", Duration.ofSeconds(20), () -> ending.get() != null);
      that(ending.get() != Thread.currentThread(), "ended by its own thread");
      equal("old", Runs.hit(() -> Rows.read(id)));
      Jta.USER.rollback();
      Transacted.assertKept();
    } finally {
      Jta.USER.setTransactionTimeout(0);
    }
  }

  /** No manager takes a callback any more. */
  private static void marked() throws Exception {
    int id = Transacted.id();
    Jta.rolledBack(
        () -> {
          Jta.USER.setRollbackOnly();
          Rows.write(id, "never");
          equal("never", Rows.read(id));
          equal("old", Rows.elsewhere(id));
        });
    equal("old", Rows.read(id));
  }

  private static void registry() throws Exception {
    int id = Transacted.id();
    AtomicReference<String> seen = new AtomicReference<>();
    TransactionSynchronizationRegistry registry = Jta.registry();
    Jta.committed(
        () -> {
          that(registry.getTransactionKey() != null, "no transaction");
          Rows.write(id, "new");
          Jta.MANAGER
              .getTransaction()
              .registerSynchronization(Jta.atEnd(status -> seen.set(Rows.elsewhere(id))));
        });
    equal("new", seen.get());
  }
}
