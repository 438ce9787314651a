package dev.larder.transaction;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the open transactions of this JVM have written. Their own threads neither read these keys
 * from a cache nor store them there: an entry is older than what they wrote, and what they load is
 * not committed. Thread-safe.
 */
public final class OpenWrites {
  @SuppressWarnings("ThreadLocalUsage") // removed with the transaction; one of this in a JVM
  private final ThreadLocal<TransactionWrites> ofThread = new ThreadLocal<>();

  private static final VarHandle ATTACHED = attachedField();

  /**
   * Written by atomic steps and read as it comes, by each hit in this JVM: a thread always sees
   * what it attached itself, and what others attach does not concern it.
   */
  private int attached;

  /** Whether any thread has such keys; costs a read of memory. */
  public boolean isAny() {
    return attached != 0;
  }

  /** Whether the transaction of the calling thread has written this key. */
  public boolean has(String key) {
    TransactionWrites writes = current();
    return writes != null && writes.has(key);
  }

  /** The writes of the calling thread's transaction, null while it has none. */
  @Nullable TransactionWrites current() {
    TransactionWrites writes = isAny() ? ofThread.get() : null;
    return writes != null && writes.isAttached() ? writes : null;
  }

  /** Makes these the writes of the calling thread. */
  void attach(TransactionWrites writes) {
    TransactionWrites forgotten = ofThread.get();
    if (forgotten != null) {
      detach(forgotten);
    }
    ofThread.set(writes);
    if (writes.setAttached(true)) {
      ATTACHED.getAndAdd(this, 1);
    }
  }

  /** The transaction has ended, maybe on another thread, or is suspended. */
  void detach(TransactionWrites writes) {
    if (writes.setAttached(false)) {
      ATTACHED.getAndAdd(this, -1);
    }
    if (ofThread.get() == writes) {
      ofThread.remove();
    }
  }

  private static VarHandle attachedField() {
    try {
      return MethodHandles.lookup().findVarHandle(OpenWrites.class, "attached", int.class);
    } catch (ReflectiveOperationException fault) {
      throw new ExceptionInInitializerError(fault);
    }
  }
}
