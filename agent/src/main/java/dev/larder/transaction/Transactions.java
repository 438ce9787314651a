package dev.larder.transaction;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The transactions that a woven method may run in. Thread-safe. Nothing is thrown out of it. */
@FunctionalInterface
public interface Transactions {
  /**
   * Among the keys that a transaction drops, and none itself: it has written more than is kept in
   * mind of it, so every entry of every rule may be out of date.
   */
  String ALL = "~all";

  /** Where there are none, or none that are known. */
  Transactions NONE = keys -> false;

  /**
   * Leaves keys that a write has made out of date to the transaction of the calling thread. Until
   * it ends, the thread itself gets them from the origin; once it has committed, they are dropped,
   * before its manager returns and before other callbacks of the commit.
   *
   * @return false when there is no transaction, or no room left: they are to be dropped now
   */
  boolean leave(List<String> keys);

  /** Where something is left that is to happen once a transaction has committed. */
  enum AtCommit {
    /** There is no transaction, or none that is known. */
    NO_TRANSACTION,
    /** It happens after the commit, and not after a rollback. */
    LEFT,
    /** There is one that does not say for sure how it ends, or no room left. */
    UNSURE
  }

  /**
   * Leaves something to the transaction of the calling thread.
   *
   * @param of takes the place of what the transaction has left before of something equal
   */
  default AtCommit atCommit(Object of, Runnable task) {
    return AtCommit.NO_TRANSACTION;
  }

  /** What a write would leave of one of its keys instead of having it dropped. */
  interface Replacement {
    String key();

    /**
     * Begins it, once the transaction has committed. Does not wait; throws nothing.
     *
     * @param keys what the transaction has left, that one among them
     */
    void begin(List<String> keys);

    /** Whether it was done, which it waits for, for a bounded time from its beginning. */
    boolean isDone();

    /** It is not begun: its key is dropped, if the transaction commits. */
    void giveUp();
  }

  /** What became of keys of which one would rather be replaced. */
  enum Left {
    /** There is no transaction. */
    NOWHERE,
    /** There may be one that does not tell of its end: they are to be dropped now. */
    IN_DOUBT,
    /** All are dropped once it has committed. */
    DROPPED,
    /** That one is replaced then, or dropped if it cannot be, and the others are dropped. */
    REPLACED
  }

  /** What each of two told when a write began. */
  record Began(Object these, Object others) {}

  /** To be asked when a write begins, for {@link #leave(List, Object)} when it ends. */
  default Object began() {
    return List.of();
  }

  /**
   * As {@link #leave(List)}, of a write that has ended.
   *
   * @param began what {@link #began} told when it began: it may have committed by itself since
   */
  default boolean leave(List<String> keys, Object began) {
    return leave(keys);
  }

  /**
   * Whether the calling thread is in a transaction, or may be: nobody knows how it will end. Where
   * {@link #leave} has no room for something, it is in one all the same.
   */
  default boolean isOpen() {
    return false;
  }

  /**
   * As {@link #leave(List, Object)}, of a write that would rather replace one of the keys: that is
   * tried once the transaction has committed, unless another write of it leaves the key after this
   * one.
   */
  default Left leave(List<String> keys, Object began, Replacement replacement) {
    if (leave(keys, began)) {
      return Left.DROPPED;
    }
    return isOpen() ? Left.IN_DOUBT : Left.NOWHERE;
  }

  /** These, and where there is none of them, those others. */
  default Transactions orElse(Transactions others) {
    return new Either(this, others);
  }

  /** See {@link #orElse}. */
  record Either(Transactions these, Transactions others) implements Transactions {
    @Override
    public boolean leave(List<String> keys) {
      return these.leave(keys) || others.leave(keys);
    }

    @Override
    public AtCommit atCommit(Object of, Runnable task) {
      AtCommit left = these.atCommit(of, task);
      return left == AtCommit.NO_TRANSACTION ? others.atCommit(of, task) : left;
    }

    @Override
    public Object began() {
      return new Began(these.began(), others.began());
    }

    @Override
    public boolean leave(List<String> keys, Object began) {
      return began instanceof Began both
          ? these.leave(keys, both.these()) || others.leave(keys, both.others())
          : leave(keys);
    }

    @Override
    public boolean isOpen() {
      return these.isOpen() || others.isOpen();
    }

    @Override
    public Left leave(List<String> keys, Object began, Replacement replacement) {
      Began both = began instanceof Began told ? told : new Began(List.of(), List.of());
      Left left = these.leave(keys, both.these(), replacement);
      if (left == Left.DROPPED || left == Left.REPLACED) {
        return left;
      }
      Left other = others.leave(keys, both.others(), replacement);
      return other == Left.NOWHERE ? left : other;
    }
  }

  /**
   * The transactions of managers that this class loader sees, those of JTA and those of JDBC.
   *
   * @param awaited takes keys out of every store, and waits for it
   * @param sent takes them out and waits for nothing
   */
  static Transactions of(
      @Nullable ClassLoader loader,
      OpenWrites open,
      Consumer<List<String>> awaited,
      Consumer<List<String>> sent) {
    return of(loader, open, awaited)
        .orElse(open.jta().dropping(awaited, sent))
        .orElse(open.connections().dropping(awaited, sent));
  }

  /**
   * The transactions of managers that this class loader sees.
   *
   * @param drop takes keys out of every store
   */
  static Transactions of(
      @Nullable ClassLoader loader, OpenWrites open, Consumer<List<String>> drop) {
    return loader == null ? NONE : SpringTransactions.find(loader, open, drop);
  }
}
