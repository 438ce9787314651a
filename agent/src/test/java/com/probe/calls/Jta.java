package com.probe.calls;

import jakarta.transaction.Synchronization;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntConsumer;
import javax.sql.XAConnection;

/** A manager of JTA without a container, whose transactions the rows are written in. */
public final class Jta {
  static final TransactionManager MANAGER =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  static final UserTransaction USER = com.arjuna.ats.jta.UserTransaction.userTransaction();

  private Jta() {}

  /** Its registry, which nobody has asked yet. */
  static TransactionSynchronizationRegistry registry() {
    return new com.arjuna.ats.internal.jta.transaction.arjunacore
        .TransactionSynchronizationRegistryImple();
  }

  /** What is called when the transaction has ended. */
  static Synchronization atEnd(IntConsumer ended) {
    return new Synchronization() {
      @Override
      public void beforeCompletion() {}

      @Override
      public void afterCompletion(int status) {
        ended.accept(status);
      }
    };
  }

  static void committed(Rows.Work work) throws Exception {
    USER.begin();
    enlisted(work);
    USER.commit();
  }

  static void rolledBack(Rows.Work work) throws Exception {
    USER.begin();
    enlisted(work);
    USER.rollback();
  }

  /** In the transaction of the thread, over a connection that takes part in it, as pools do it. */
  static void enlisted(Rows.Work work) throws Exception {
    XAConnection physical = Rows.driver().getXAConnection();
    MANAGER.getTransaction().enlistResource(physical.getXAResource());
    MANAGER.getTransaction().registerSynchronization(atEnd(status -> close(physical)));
    try (Connection connection = pooled(physical.getConnection())) {
      Rows.over(connection, work);
    }
  }

  /** Given back by {@code close}, which leaves what was done on it to the manager. */
  private static Connection pooled(Connection lent) {
    return (Connection)
        Proxy.newProxyInstance(
            Jta.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(lent, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private static void close(XAConnection physical) {
    try {
      physical.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Does something outside of the transaction of the thread. */
  static void suspended(Rows.Work work) throws Exception {
    Transaction outer = MANAGER.suspend();
    try {
      work.run();
    } finally {
      MANAGER.resume(outer);
    }
  }

  /** Changes a row in a transaction of its own, as by REQUIRES_NEW; invalidates. */
  public static void writeApart(int id, String name) throws Exception {
    suspended(() -> committed(() -> Rows.update(id, name)));
  }
}
