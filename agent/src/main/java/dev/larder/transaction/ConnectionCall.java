package dev.larder.transaction;

import org.jspecify.annotations.Nullable;

/** What a call of {@code java.sql.Connection} says of the transaction on it. */
public enum ConnectionCall {
  /**
   * A source of connections looks for one: what it does with those that it has is its own affair.
   */
  LEND,
  /** There will be transactions on it. */
  BEGIN,
  /** Something is about to be done on it. */
  USE,
  /** What was done so far is committed. */
  COMMIT,
  /** What was done so far never was. */
  ROLLBACK,
  /** What was done since a savepoint never was; the transaction goes on. */
  UNDO,
  /** It is given back or thrown away. Drivers commit then, or roll back, as they like. */
  CLOSE;

  /**
   * What a method of a connection says, null if nothing.
   *
   * @param parameters how many it has, or 1 for any number but none
   */
  public static @Nullable ConnectionCall of(String name, int parameters) {
    return switch (name) {
      case "setAutoCommit" -> BEGIN;
      case "prepareStatement", "createStatement", "prepareCall" -> USE;
      case "commit" -> COMMIT;
      case "rollback" -> parameters == 0 ? ROLLBACK : UNDO;
      case "close", "abort" -> CLOSE;
      default -> null;
    };
  }

  /** What a method of a source of connections says, null if nothing. */
  public static @Nullable ConnectionCall ofSource(String name) {
    return name.equals("getConnection") ? LEND : null;
  }

  /** Of {@code setAutoCommit}: switching it on commits, switching it off begins. */
  static ConnectionCall ofAutoCommit(boolean on) {
    return on ? COMMIT : BEGIN;
  }

  /** Whether a transaction ends with it, if there is one. */
  boolean ends() {
    return this == COMMIT || this == ROLLBACK || this == CLOSE;
  }
}
