package dev.larder.transaction.jta;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A transaction, held weakly, by what it says it is equal to. One that is gone is equal to itself
 * alone.
 */
public final class TransactionKey extends WeakReference<Object> {
  private final int hash;

  /** The key of a transaction. */
  public TransactionKey(Object transaction) {
    super(transaction);
    hash = transaction.hashCode();
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    Object mine = get();
    return mine != null && other instanceof TransactionKey that && mine.equals(that.get());
  }
}
