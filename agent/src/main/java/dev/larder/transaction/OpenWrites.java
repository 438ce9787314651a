package dev.larder.transaction;

import dev.larder.time.CoarseTicker;
import dev.larder.version.CallTags;
import org.jspecify.annotations.Nullable;

/**
 * What has been written and not been dropped yet. The threads of open transactions neither read the
 * keys that they have written from a cache nor store them there: an entry is older than what they
 * wrote, and what they load is not committed. While there are unseen writes, of which Larder does
 * not know the keys yet, no thread does for any key. Thread-safe.
 */
public final class OpenWrites {
  @SuppressWarnings("ThreadLocalUsage") // removed with the transaction; one of this in a JVM
  private final ThreadLocal<TransactionWrites> ofThread = new ThreadLocal<>();

  /**
   * How many there are, of both kinds. Written under the monitor and read as it comes: a thread
   * always sees what it wrote itself, and what it has heard of from the thread that wrote it.
   */
  private int count;

  private volatile int unseen;
  private final CoarseTicker clock;
  private final Connections connections = new Connections(this);
  private final JtaTransactions jta = new JtaTransactions(this);

  /**
   * None.
   *
   * @param clock what entries of this JVM are aged by; held while there are any, so that a hit that
   *     looks at the time has looked for them, too
   */
  public OpenWrites(CoarseTicker clock) {
    this.clock = clock;
  }

  /** What is held while there are any. */
  public CoarseTicker clock() {
    return clock;
  }

  /** What is written in transactions of JDBC, which no manager tells of. */
  public Connections connections() {
    return connections;
  }

  /** What is written in transactions of JTA. */
  public JtaTransactions jta() {
    return jta;
  }

  /** Whether any rule writes; without one, transactions leave no trace. */
  public void need(boolean needed) {
    connections.need(needed);
    jta.managers().need(needed);
  }

  /** Whether there are any; costs a read of memory. */
  public boolean isAny() {
    return count != 0;
  }

  /** Whether the calling thread is to get this key, whose entry has no tags, from the origin. */
  public boolean has(String key) {
    return has(key, CallTags.NONE);
  }

  /** Whether the calling thread is to get this key, whose entry has these tags, from the origin. */
  public boolean has(String key, CallTags tags) {
    if (unseen != 0) {
      return true;
    }
    if (!isAny()) {
      return false;
    }
    TransactionWrites writes = current();
    return (writes != null && writes.has(key, tags))
        || connections.has(key, tags)
        || jta.has(key, tags);
  }

  /** The writes of the calling thread's transaction, null while it has none. */
  @Nullable TransactionWrites current() {
    TransactionWrites writes = isAny() ? ofThread.get() : null;
    return writes != null && writes.isAttached() ? writes : null;
  }

  /**
   * A part of the calling thread's transaction never was, which may be the last write of a key:
   * what it would leave of its keys is not left. They are dropped, as those of a write that was.
   */
  void undo() {
    TransactionWrites writes = current();
    if (writes != null) {
      writes.undo();
    }
  }

  /** Makes these the writes of the calling thread. */
  void attach(TransactionWrites writes) {
    TransactionWrites forgotten = ofThread.get();
    if (forgotten != null) {
      detach(forgotten);
    }
    ofThread.set(writes);
    count(writes, true);
  }

  /** The transaction has ended, maybe on another thread, or is suspended. */
  void detach(TransactionWrites writes) {
    count(writes, false);
    if (ofThread.get() == writes) {
      ofThread.remove();
    }
  }

  /** Whether a thread runs in the transaction of these from now on. */
  void count(TransactionWrites writes, boolean attached) {
    if (writes.setAttached(attached)) {
      add(attached ? 1 : -1);
    }
  }

  private synchronized void add(int more) {
    boolean wasAny = count != 0;
    count += more;
    if (wasAny != (count != 0)) {
      clock.hold(!wasAny);
    }
  }

  /** A write is about to return to its caller before Larder knows what it has written. */
  public synchronized void addUnseen() {
    unseen++;
    add(1);
  }

  /** What an unseen write has written is dropped by now, or concerns no entry. */
  public synchronized void removeUnseen() {
    unseen--;
    add(-1);
  }
}
