package dev.larder.transaction;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transactions that a woven method may run in. Thread-safe. Nothing is thrown out of it. */
@FunctionalInterface
public interface Transactions {
  /** Where there are none, or none that are known. */
  Transactions NONE = keys -> false;

  /**
   * Leaves keys that a write has made out of date to the transaction of the calling thread. Until
   * it ends, the thread itself gets them from the origin; once it has committed, they are dropped,
   * before its manager returns and before other callbacks of the commit.
   *
   * @return false when there is no transaction: they are to be dropped now
   */
  boolean leave(List<String> keys);

  /**
   * The transactions of what this class loader sees.
   *
   * @param drop takes keys out of every store
   */
  static Transactions of(
      @Nullable ClassLoader loader, OpenWrites open, Consumer<List<String>> drop) {
    return loader == null ? NONE : SpringTransactions.find(loader, open, drop);
  }
}
