package dev.larder.transaction;

import dev.larder.transaction.jta.TransactionKey;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.function.Consumer;

/**
 * What has been written in one transaction of JTA, which it does not hold. Thread-safe; guarded by
 * its monitor, but for what is volatile.
 */
final class JtaWrites {
  private final TransactionKey key;
  private final Consumer<List<String>> sent;
  private final TransactionWrites writes = new TransactionWrites();
  private volatile boolean told;
  private boolean ended;
  private int looks;

  /**
   * Nothing yet.
   *
   * @param sent takes keys out of every store without waiting
   */
  JtaWrites(Object transaction, Consumer<List<String>> sent) {
    this.key = new TransactionKey(transaction);
    this.sent = sent;
  }

  TransactionKey key() {
    return key;
  }

  TransactionWrites writes() {
    return writes;
  }

  /** Whether the manager tells of the end. */
  boolean isTold() {
    return told;
  }

  void setTold(boolean told) {
    this.told = told;
  }

  /** False after the end, or where there was no room for all keys. */
  synchronized boolean add(List<String> keys) {
    return !ended && writes.add(keys);
  }

  boolean has(String entry, CallTags tags) {
    return writes.has(entry, tags);
  }

  /** Of several ends the first counts. */
  synchronized boolean end() {
    boolean isFirst = !ended;
    ended = true;
    return isFirst;
  }

  /** What takes the keys out of every store without waiting. */
  Consumer<List<String>> sent() {
    return sent;
  }

  /** One look more, counted from one. */
  synchronized int look() {
    return ++looks;
  }
}
