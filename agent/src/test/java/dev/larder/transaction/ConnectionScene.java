package dev.larder.transaction;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Connections that tell of themselves, and what is dropped by them. */
final class ConnectionScene {
  final OpenWrites open = new OpenWrites(new CoarseTicker(Ticker.system()));
  final Connections connections = open.connections();
  final List<String> dropped = new ArrayList<>();

  /** Those that were dropped without waiting. */
  final List<String> sent = new ArrayList<>();

  /** What happens while keys are dropped. */
  Runnable meanwhile = () -> {};

  private final Transactions transactions = connections.dropping(this::drop, this::send);

  ConnectionScene() {
    connections.need(true);
  }

  private void drop(List<String> keys) {
    dropped.addAll(keys);
    Runnable once = meanwhile;
    meanwhile = () -> {};
    once.run();
  }

  private void send(List<String> keys) {
    sent.addAll(keys);
    drop(keys);
  }

  Connection connection() {
    return WovenConnection.of(connections);
  }

  /** One in a transaction, in which something was done. */
  Connection begun() throws SQLException {
    Connection connection = connection();
    connection.setAutoCommit(false);
    statement(connection);
    return connection;
  }

  /** The connection of a pool, around that of a driver. */
  Connection around(Connection inner) {
    return WovenConnection.around(connections, inner);
  }

  static void statement(Connection connection) throws SQLException {
    var unused = connection.prepareStatement("select 1");
  }

  boolean leave(String key) {
    return transactions.leave(List.of(key));
  }

  /** A write, from its begin to its end. */
  boolean leaveAfter(String key, Work work) throws SQLException {
    Object began = transactions.began();
    work.run();
    return transactions.leave(List.of(key), began);
  }

  boolean isOpen() {
    return transactions.isOpen();
  }

  /** What a write does. */
  interface Work {
    void run() throws SQLException;
  }

  /** Larder's own thread looks for what has waited too long. */
  void look(int times) {
    for (int i = 0; i < times; i++) {
      connections.dropOverdue();
    }
  }
}
