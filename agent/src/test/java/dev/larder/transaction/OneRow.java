package dev.larder.transaction;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of one row and the manager of its transactions, which may be nested. A thread in a
 * transaction sees what it has written, the others what was committed.
 */
final class OneRow extends AbstractPlatformTransactionManager {
  @Serial private static final long serialVersionUID = 1;

  @SuppressWarnings("ThreadLocalUsage")
  private final transient ThreadLocal<@Nullable Open> open = new ThreadLocal<>();

  private volatile String committed = "old";

  /** A transaction's own row. */
  private static final class Open {
    private @Nullable String written;
  }

  String read() {
    Open mine = open.get();
    return mine == null || mine.written == null ? committed : mine.written;
  }

  void write(String row) {
    Open mine = open.get();
    if (mine == null) {
      committed = row;
    } else {
      mine.written = row;
    }
  }

  void inTransaction(Runnable work) {
    new TransactionTemplate(this).executeWithoutResult(status -> work.run());
  }

  void inTransactionOfItsOwn(Runnable work) {
    TransactionTemplate template = new TransactionTemplate(this);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    template.executeWithoutResult(status -> work.run());
  }

  /** Outside of the transaction of the thread. */
  void suspended(Runnable work) {
    TransactionTemplate template = new TransactionTemplate(this);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    template.executeWithoutResult(status -> work.run());
  }

  void rolledBack(Runnable work) {
    new TransactionTemplate(this)
        .executeWithoutResult(
            status -> {
              work.run();
              status.setRollbackOnly();
            });
  }

  @Override
  protected Object doGetTransaction() {
    Open mine = open.get();
    return mine == null ? new Open() : mine;
  }

  @Override
  protected boolean isExistingTransaction(Object transaction) {
    return open.get() == transaction;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    open.set((Open) transaction);
  }

  @Override
  protected Object doSuspend(Object transaction) {
    open.remove();
    return transaction;
  }

  @Override
  protected void doResume(@Nullable Object transaction, Object suspended) {
    open.set((Open) suspended);
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    Open mine = (Open) status.getTransaction();
    if (mine.written != null) {
      committed = mine.written;
    }
    open.remove();
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    open.remove();
  }
}
