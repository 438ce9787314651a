package dev.larder.transaction;

import dev.larder.version.CallTags;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a thread uses, and what the thread has written while there was a transaction on
 * it. Holds neither. Thread-safe; guarded by its monitor, but for what is volatile.
 */
final class HeldConnection {
  /** Whether a drop waits for its confirmation. */
  enum Waiting {
    AWAITED,
    /** By a thread that others depend on. */
    SENT
  }

  /** Two ways to take keys out of every store. */
  record Drops(Consumer<List<String>> awaited, Consumer<List<String>> sent) {
    private Consumer<List<String>> by(Waiting waiting) {
      return waiting == Waiting.AWAITED ? awaited : sent;
    }
  }

  private final WeakReference<Object> connection;
  private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
  private final TransactionWrites writes = new TransactionWrites();
  private @Nullable Drops drops;
  private int looks;
  private volatile boolean used;
  private volatile boolean passedOver;
  private volatile boolean isAwaited;

  HeldConnection(Object connection) {
    this.connection = new WeakReference<>(connection);
  }

  boolean is(Object other) {
    return connection.refersTo(other);
  }

  /** Null once it was collected. */
  @Nullable Object connection() {
    return connection.get();
  }

  /** Whether it was collected. */
  boolean isGone() {
    return connection.refersTo(null);
  }

  /** Something is about to be done on it. */
  void use() {
    if (!used || passedOver) {
      used = true;
      passedOver = false;
    }
  }

  /** Whether something was done on it, by what was seen, since its last commit or rollback. */
  boolean isUsed() {
    return used;
  }

  /** Whether nothing is left to it until it is used by itself. */
  boolean isPassedOver() {
    return passedOver;
  }

  /** It is another connection's, which tells what happens to both. */
  void forget() {
    passedOver = true;
    isAwaited = false;
  }

  /** Whether there was room for all keys. */
  synchronized boolean add(List<String> keys, Drops drops) {
    if (!isWritten()) {
      looks = 0;
    }
    isAwaited |= used;
    this.drops = drops;
    return writes.add(keys);
  }

  TransactionWrites writes() {
    return writes;
  }

  /** Whether anything waits for its end. */
  boolean isWritten() {
    return writes.isAttached();
  }

  boolean has(String key, CallTags tags) {
    return isWritten() && writes.has(key, tags);
  }

  /** The transaction has ended. */
  void rest() {
    used = false;
    isAwaited = false;
  }

  /** Whether its writes have waited for so many looks, this one counted; they then begin anew. */
  synchronized boolean isOverdue(int most) {
    looks = looks >= most ? 1 : looks + 1;
    return looks == most;
  }

  /** Whether what was written surely waits for an end that may still be seen. */
  boolean isAwaited() {
    Thread writer = thread.get();
    return isAwaited && writer != null && writer.isAlive() && !isGone();
  }

  /** Drops what was written, and keeps it in mind for the transaction's end. */
  void drop(Waiting waiting) {
    drop(writes.keys(), waiting);
  }

  /** Drops what was written for good. */
  void dropAtLast(Waiting waiting) {
    drop(writes.take(), waiting);
  }

  private void drop(List<String> keys, Waiting waiting) {
    Drops how;
    synchronized (this) {
      how = drops;
    }
    if (how != null && !keys.isEmpty()) {
      how.by(waiting).accept(keys);
    }
  }
}
