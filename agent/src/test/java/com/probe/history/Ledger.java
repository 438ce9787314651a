package com.probe.history;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The truth behind Spring's transactions: a change locks its row, knows the version that it makes,
 * and takes effect when its transaction commits.
 */
final class Ledger extends AbstractPlatformTransactionManager {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("ThreadLocalUsage")
  private final transient ThreadLocal<Change> current = new ThreadLocal<>();

  private final transient Truth truth;
  private final transient Workload workload;

  private static final class Change {
    private int key = -1;
    private long version;
  }

  Ledger(Truth truth, Workload workload) {
    this.truth = truth;
    this.workload = workload;
  }

  /** Changes a key in a transaction of its own; the version that it makes if it commits. */
  long inTransaction(int key, boolean commits) {
    Change made =
        new TransactionTemplate(this)
            .execute(
                status -> {
                  Change change = current.get();
                  Origin.change(key);
                  workload.pauseInWrite();
                  if (!commits) {
                    status.setRollbackOnly();
                  }
                  return change;
                });
    return made.version;
  }

  /** The version that the key has from the commit on. */
  long change(int key) {
    Change change = current.get();
    change.key = key;
    change.version = truth.lock(key);
    return change.version;
  }

  @Override
  protected Object doGetTransaction() {
    return new Change();
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    current.set((Change) transaction);
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    Change change = (Change) status.getTransaction();
    workload.pauseInWrite();
    truth.advance(change.key);
    truth.unlock(change.key);
    workload.pauseInWrite();
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    workload.pauseInWrite();
    truth.unlock(((Change) status.getTransaction()).key);
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    current.remove();
  }
}
