package dev.larder.transaction;

import dev.larder.transaction.HeldConnection.Drops;
import dev.larder.transaction.jta.Managers;
import dev.larder.transaction.jta.TransactionKey;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of JTA, by what managers tell that have been seen at work. A thread is in the one
 * that its manager says, so what was written comes back with a transaction that is resumed, on
 * whatever thread. What is written is left to it, and dropped before {@code commit} returns; where
 * nobody knows what came of it, too.
 *
 * <p>A write during which its thread committed a transaction, or went back to one, may belong to
 * another than it ends in. It is dropped at once, and at the end once more; so is what a manager
 * takes no callback for.
 *
 * <p>Holds transactions weakly. Thread-safe; nothing is thrown out of it.
 */
public final class JtaTransactions {
  private static final int ROLLED_BACK = 4;

  private final Map<TransactionKey, JtaWrites> written = new ConcurrentHashMap<>();
  private final Managers managers = new Managers();
  private final OpenWrites open;

  JtaTransactions(OpenWrites open) {
    this.open = open;
  }

  /** Where managers are seen. */
  public Managers managers() {
    return managers;
  }

  /**
   * The transactions of JTA.
   *
   * @param awaited takes keys out of every store, and waits until that is confirmed
   * @param sent the same without waiting, for Larder's own thread
   */
  public Transactions dropping(Consumer<List<String>> awaited, Consumer<List<String>> sent) {
    Drops drops = new Drops(awaited, sent);
    return new Transactions() {
      @Override
      public boolean leave(List<String> keys) {
        return JtaTransactions.this.leave(keys, drops) != Taken.NOWHERE;
      }

      @Override
      public AtCommit atCommit(Object of, Runnable task) {
        return isOpen() ? AtCommit.UNSURE : AtCommit.NO_TRANSACTION;
      }

      @Override
      public boolean isOpen() {
        return JtaTransactions.this.isAnyOpen();
      }

      @Override
      public Object began() {
        return managers.changes();
      }

      @Override
      public boolean leave(List<String> keys, Object began) {
        boolean isSure = began.equals(managers.changes());
        Taken left = JtaTransactions.this.leave(keys, drops);
        if (left == Taken.IN_DOUBT || (left == Taken.TAKEN && !isSure)) {
          awaited.accept(keys);
        }
        return left != Taken.NOWHERE;
      }
    };
  }

  private boolean isAnyOpen() {
    try {
      return managers.transactions().stream().anyMatch(Managers::isOpen);
    } catch (Throwable fault) {
      return true;
    }
  }

  /** What became of keys. */
  private enum Taken {
    /** There is no transaction. */
    NOWHERE,
    /** There is one, which may not tell of its end. */
    IN_DOUBT,
    TAKEN
  }

  private Taken leave(List<String> keys, Drops drops) {
    Taken left = Taken.NOWHERE;
    try {
      List<Object> transactions = managers.transactions();
      for (Object transaction : transactions) {
        if (Managers.isOpen(transaction)) {
          JtaWrites writes = find(transaction);
          if (writes == null) {
            writes = begin(transaction, transactions.size() == 1, drops);
          }
          boolean taken = writes.add(keys) && writes.isTold();
          left = taken && left != Taken.IN_DOUBT ? Taken.TAKEN : Taken.IN_DOUBT;
        }
      }
      return left;
    } catch (Throwable fault) {
      return Taken.NOWHERE;
    }
  }

  private @Nullable JtaWrites find(Object transaction) {
    return written.get(new TransactionKey(transaction));
  }

  /** Known before it is registered: its end may come at any time, on another thread. */
  private JtaWrites begin(Object transaction, boolean alone, Drops drops) {
    JtaWrites writes = new JtaWrites(transaction, drops.sent());
    JtaWrites quicker = written.putIfAbsent(writes.key(), writes);
    if (quicker != null) {
      return quicker;
    }
    open.count(writes.writes(), true);
    writes.setTold(
        managers.listen(
            transaction,
            alone,
            status -> end(writes, status == ROLLED_BACK ? null : drops.awaited())));
    return writes;
  }

  /** The keys stay until they are dropped, so that no thread gets an older entry in between. */
  private void end(JtaWrites writes, @Nullable Consumer<List<String>> drop) {
    if (writes.end()) {
      List<String> keys = writes.writes().keys();
      try {
        if (drop != null && !keys.isEmpty()) {
          drop.accept(keys);
        }
      } finally {
        written.remove(writes.key());
        open.count(writes.writes(), false);
      }
    }
  }

  /** Whether a key, or what carries a tag, was written in the calling thread's transaction. */
  boolean has(String key, CallTags tags) {
    if (written.isEmpty()) {
      return false;
    }
    try {
      for (Object transaction : managers.transactions()) {
        JtaWrites writes = find(transaction);
        if (writes != null && writes.has(key, tags)) {
          return true;
        }
      }
    } catch (Throwable fault) {
      return true;
    }
    return false;
  }

  /** One look for writes whose transaction has ended and has not said so. */
  public void dropUnended() {
    for (JtaWrites each : written.values()) {
      Object transaction = each.key().get();
      boolean isOverdue = each.look() >= Connections.LOOKS;
      if (transaction == null || (isOverdue && !Managers.isOpen(transaction))) {
        end(each, each.sent());
      }
    }
  }
}
