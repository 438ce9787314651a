package dev.larder.transaction;

import dev.larder.transaction.HeldConnection.Drops;
import dev.larder.transaction.HeldConnection.Waiting;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of plain JDBC, by what woven connections tell: a thread is in one while a connection
 * that it has used since its last commit or rollback has autocommit off. What a thread writes is
 * left to every such connection, since nothing says which it belongs to; the commit of any drops
 * it, and only if all are rolled back it is never dropped.
 *
 * <p>A statement that was prepared before the last commit may be run unseen after it. So what is
 * written while a connection has autocommit off and seems unused is dropped at once, and at its end
 * once more. What has waited for {@link #LOOKS} looks is dropped, and again at the end if that may
 * still come.
 *
 * <p>Holds connections and threads weakly. Thread-safe; nothing is thrown out of it.
 */
public final class Connections {
  /** How often Larder looks for writes that have waited too long. */
  public static final long LOOK_MILLIS = 5_000;

  static final int LOOKS = 12;

  @SuppressWarnings("ThreadLocalUsage") // one of this in a JVM
  private final ThreadLocal<ThreadConnections> ofThread = new ThreadLocal<>();

  /** Those with writes, of every thread: a connection may be committed by another one. */
  private final Set<HeldConnection> written = ConcurrentHashMap.newKeySet();

  private final OpenWrites open;
  private volatile boolean needed;

  /** A call that has begun; what its end is told by. */
  private record Running(ThreadConnections thread, ConnectionCall call, Object target) {}

  Connections(OpenWrites open) {
    this.open = open;
  }

  /** Whether any rule writes; without one, calls of connections leave no trace. */
  public void need(boolean needed) {
    this.needed = needed;
  }

  /** A call of {@code setAutoCommit} begins; as {@link #enter}. */
  public @Nullable Object enterAutoCommit(Object connection, boolean on) {
    return enter(ConnectionCall.ofAutoCommit(on), connection);
  }

  /**
   * A call begins.
   *
   * @param target a connection, or a source of connections
   * @return what {@link #exit} is to be given when it ends; null: nothing depends on its end
   */
  public @Nullable Object enter(ConnectionCall call, Object target) {
    try {
      if (!needed && written.isEmpty()) {
        return null;
      }
      if (call == ConnectionCall.UNDO) {
        open.undo();
      }
      ThreadConnections mine = ofThread.get();
      if (mine == null) {
        mine = new ThreadConnections();
        ofThread.set(mine);
      }
      return mine.begin(call, target) ? new Running(mine, call, target) : null;
    } catch (Throwable fault) {
      return null;
    }
  }

  /**
   * A call ends.
   *
   * @param thrown by it, null if it returned
   */
  public void exit(@Nullable Object entered, @Nullable Throwable thrown) {
    if (!(entered instanceof Running running)) {
      return;
    }
    try {
      running.thread().end();
      if (running.call().ends()) {
        end(running.thread(), running.target(), running.call(), thrown != null);
      }
    } catch (Throwable fault) {
      // The connection's own end counts; what was written is dropped when it is overdue.
    }
  }

  private void end(ThreadConnections mine, Object connection, ConnectionCall call, boolean failed) {
    HeldConnection held = mine.find(connection);
    if (held != null) {
      mine.note(held);
      if (call == ConnectionCall.CLOSE) {
        mine.held().remove(held);
      } else if (!failed) {
        held.rest();
      }
    }
    for (HeldConnection each : written) {
      if (each.is(connection)) {
        end(each, call, failed);
      }
    }
  }

  /** Of a commit that failed nobody knows what came of it, and the transaction may still go on. */
  private void end(HeldConnection held, ConnectionCall call, boolean failed) {
    if (call == ConnectionCall.CLOSE || (call == ConnectionCall.COMMIT && !failed)) {
      finish(held, Waiting.AWAITED);
    } else if (call == ConnectionCall.COMMIT) {
      held.drop(Waiting.AWAITED);
    } else if (!failed) {
      forget(held);
    }
  }

  /**
   * Dropped first, so that the thread never gets an older entry in between. What it writes in
   * between may be of the transaction that has ended: it is dropped, and again at the next end.
   */
  private void finish(HeldConnection held, Waiting waiting) {
    try {
      held.dropAtLast(waiting);
    } finally {
      if (!rest(held)) {
        held.drop(waiting);
      }
    }
  }

  /** Of a rollback; what is written in between waits for the next end. */
  private void forget(HeldConnection held) {
    List<String> unused = held.writes().take();
    rest(held);
  }

  /** False where its thread has written meanwhile. */
  private boolean rest(HeldConnection held) {
    synchronized (held) {
      if (!held.writes().isEmpty()) {
        return false;
      }
      held.rest();
      written.remove(held);
      open.count(held.writes(), false);
      return true;
    }
  }

  /**
   * The transactions of connections.
   *
   * @param awaited takes keys out of every store, and waits until that is confirmed
   * @param sent the same without waiting, for Larder's own thread
   */
  public Transactions dropping(Consumer<List<String>> awaited, Consumer<List<String>> sent) {
    Drops drops = new Drops(awaited, sent);
    return new Transactions() {
      @Override
      public boolean leave(List<String> keys) {
        return leave(keys, began());
      }

      @Override
      public AtCommit atCommit(Object of, Runnable task) {
        return isUsed() ? AtCommit.UNSURE : AtCommit.NO_TRANSACTION;
      }

      @Override
      public boolean isOpen() {
        return isAny(held -> true);
      }

      @Override
      public Object began() {
        ThreadConnections mine = ofThread.get();
        return mine == null ? 0L : mine.ended();
      }

      @Override
      public boolean leave(List<String> keys, Object began) {
        return Connections.this.leave(keys, began, drops);
      }
    };
  }

  /** Whether the calling thread has done something on a connection that commits it later. */
  private boolean isUsed() {
    return isAny(HeldConnection::isUsed);
  }

  /** Whether one of the calling thread's, on which this holds, commits later. */
  private boolean isAny(Predicate<HeldConnection> condition) {
    ThreadConnections mine = ofThread.get();
    try {
      return mine != null
          && List.copyOf(mine.held()).stream()
              .anyMatch(
                  held ->
                      condition.test(held)
                          && !held.isPassedOver()
                          && Boolean.FALSE.equals(AutoCommit.of(held)));
    } catch (Throwable fault) {
      return true;
    }
  }

  /** In doubt where something else was done that may have been the write, and was committed. */
  private boolean leave(List<String> keys, Object began, Drops drops) {
    boolean certain = false;
    try {
      ThreadConnections mine = ofThread.get();
      if (mine == null) {
        return false;
      }
      mine.end(); // of a call whose end went unseen, as by a stack overflow
      boolean doubtful = !began.equals(mine.ended());
      for (HeldConnection held : List.copyOf(mine.held())) {
        Boolean autoCommit = held.isPassedOver() ? Boolean.TRUE : AutoCommit.of(held);
        if (autoCommit == null) {
          mine.held().remove(held);
          abandon(held);
        } else if (autoCommit) {
          doubtful |= held.isUsed() && !held.isPassedOver();
        } else {
          doubtful |= !write(held, keys, drops);
          certain |= held.isUsed();
        }
      }
      return certain && !doubtful;
    } catch (Throwable fault) {
      return false;
    }
  }

  /** Not while it is put to rest. Whether there was room for all keys. */
  private boolean write(HeldConnection held, List<String> keys, Drops drops) {
    synchronized (held) {
      boolean room = held.add(keys, drops);
      written.add(held);
      open.count(held.writes(), true);
      return room;
    }
  }

  private void abandon(HeldConnection held) {
    if (written.contains(held)) {
      finish(held, Waiting.AWAITED);
    }
  }

  /** Whether the calling thread has written a key, or what carries a tag, on a connection. */
  boolean has(String key, CallTags tags) {
    ThreadConnections mine = ofThread.get();
    if (mine != null) {
      for (HeldConnection held : mine.held()) {
        if (held.has(key, tags)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * One look for writes that have waited too long: their transaction goes on, or its end was not
   * seen.
   */
  public void dropOverdue() {
    for (HeldConnection held : written) {
      if (held.isGone() || held.isOverdue(LOOKS)) {
        if (held.isAwaited()) {
          held.drop(Waiting.SENT);
        } else {
          finish(held, Waiting.SENT);
        }
      }
    }
  }
}
