package dev.larder.transaction;

import static dev.larder.transaction.ConnectionScene.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConnectionsTest {
  private final ConnectionScene scene = new ConnectionScene();

  @AfterEach
  void nothing_is_left_of_a_transaction() {
    assertThat(scene.open.isAny()).isFalse();
  }

  @Test
  void with_autocommit_on_keys_are_to_be_dropped_at_once() throws SQLException {
    Connection connection = scene.connection();
    statement(connection);

    assertThat(scene.leave("key")).isFalse();
    assertThat(scene.open.has("key")).isFalse();
    connection.close();
    assertThat(scene.dropped).isEmpty();
  }

  @Test
  void a_commit_drops_once_and_a_rollback_never() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("a")).isTrue();
    assertThat(scene.open.has("a")).isTrue();
    assertThat(scene.dropped).isEmpty();
    connection.commit();
    assertThat(scene.dropped).containsExactly("a");
    assertThat(scene.open.has("a")).isFalse();

    statement(connection);
    assertThat(scene.leave("b")).isTrue();
    connection.rollback();
    connection.close();
    assertThat(scene.dropped).containsExactly("a");
  }

  @Test
  void a_rollback_to_a_savepoint_ends_nothing() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    connection.rollback(connection.setSavepoint());
    assertThat(scene.open.has("key")).isTrue();
    connection.commit();

    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void what_nobody_committed_is_dropped_when_the_connection_goes() throws SQLException {
    Connection closed = scene.begun();
    assertThat(scene.leave("closed")).isTrue();
    closed.close();
    Connection aborted = scene.begun();
    assertThat(scene.leave("aborted")).isTrue();
    aborted.abort(Runnable::run);

    assertThat(scene.dropped).containsExactly("closed", "aborted");
  }

  @Test
  void after_a_commit_that_fails_keys_are_dropped_and_stay_the_threads_own() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    WovenConnection.fails(connection);

    assertThatThrownBy(connection::commit).hasMessage("the answer was lost");
    assertThat(scene.dropped).containsExactly("key");
    assertThat(scene.open.has("key")).isTrue();
    assertThatThrownBy(connection::close).hasMessage("the answer was lost");
    assertThat(scene.dropped).containsExactly("key", "key");
  }

  @Test
  void a_rollback_that_fails_leaves_the_keys_to_the_connections_end() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    WovenConnection.fails(connection);

    assertThatThrownBy(connection::rollback).hasMessage("the answer was lost");
    assertThat(scene.dropped).isEmpty();
    assertThatThrownBy(connection::close).hasMessage("the answer was lost");
    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void of_two_connections_each_may_be_the_one() throws SQLException {
    Connection first = scene.begun();
    Connection second = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    first.rollback();
    assertThat(scene.open.has("key")).isTrue();
    second.commit();
    assertThat(scene.dropped).containsExactly("key");

    statement(first);
    statement(second);
    assertThat(scene.leave("key")).isTrue();
    first.rollback();
    second.rollback();
    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void on_a_connection_that_seems_unused_keys_are_dropped_at_once_and_at_its_end()
      throws SQLException {
    Connection connection = scene.begun();
    connection.commit();

    assertThat(scene.leave("key")).as("the caller drops it").isFalse();
    assertThat(scene.isOpen()).as("nothing is left in its place").isTrue();
    assertThat(scene.open.has("key")).isTrue();
    connection.commit();
    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void without_autocommit_a_transaction_is_open_or_may_be() throws SQLException {
    assertThat(scene.isOpen()).isFalse();
    Connection connection = scene.connection();
    statement(connection);
    assertThat(scene.isOpen()).isFalse();

    connection.setAutoCommit(false);
    assertThat(scene.isOpen()).isTrue();
    connection.rollback();
    assertThat(scene.isOpen()).isTrue();
    connection.close();
    assertThat(scene.isOpen()).isFalse();
  }

  @Test
  void what_a_write_may_have_committed_on_another_connection_is_dropped_at_once_and_at_the_end()
      throws SQLException {
    Connection open = scene.begun();
    Connection other = scene.connection();

    assertThat(scene.leaveAfter("none", () -> statement(open))).isTrue();
    assertThat(scene.leaveAfter("committed", () -> committed(scene.begun()))).isFalse();
    assertThat(scene.leaveAfter("closed", () -> closed(scene.connection()))).isFalse();
    assertThat(scene.leaveAfter("autocommit", () -> statement(other))).isFalse();

    assertThat(scene.open.has("committed")).isTrue();
    open.commit();
    assertThat(scene.dropped)
        .containsExactlyInAnyOrder("none", "committed", "closed", "autocommit");
  }

  @Test
  void a_write_within_a_commit_does_not_hide_its_end() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("before")).isTrue();
    Object entered = scene.connections.enter(ConnectionCall.COMMIT, connection);
    assertThat(scene.leave("within")).isTrue();
    scene.connections.exit(entered, null);

    assertThat(scene.dropped).containsExactlyInAnyOrder("before", "within");
  }

  @Test
  void what_is_written_while_the_keys_of_a_commit_are_dropped_is_dropped_now_and_at_the_next_end()
      throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("before")).isTrue();
    scene.meanwhile = () -> scene.leave("meanwhile");
    connection.commit();
    assertThat(scene.dropped).containsExactly("before", "meanwhile");
    assertThat(scene.open.has("meanwhile")).isTrue();

    connection.commit();
    assertThat(scene.dropped).containsExactly("before", "meanwhile", "meanwhile");
  }

  @Test
  void of_a_pools_connection_only_the_outer_one_counts() throws SQLException {
    Connection inner = scene.begun();
    Connection outer = scene.around(inner);
    statement(outer);
    assertThat(scene.leave("key")).isTrue();
    outer.commit();
    assertThat(scene.dropped).as("once").containsExactly("key");
    statement(outer);
    outer.close();

    assertThat(scene.leave("other")).as("the inner one goes on, in the pool").isFalse();
    assertThat(scene.open.has("other")).isFalse();
  }

  @Test
  void what_a_source_does_with_its_connections_is_its_own_affair() throws SQLException {
    Connection connection = scene.connection();
    connection.setAutoCommit(false);
    Object source = new Object();
    Object entered = scene.connections.enter(ConnectionCall.LEND, source);
    statement(connection);
    scene.connections.exit(entered, null);

    assertThat(scene.leave("key")).isFalse();
    assertThat(scene.open.has("key")).isFalse();
  }

  @Test
  void another_thread_may_commit() throws Exception {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    Thread other = new Thread(() -> commit(connection));
    other.start();
    other.join();

    assertThat(scene.dropped).containsExactly("key");
    assertThat(scene.open.has("key")).isFalse();
  }

  @Test
  void once_no_rule_writes_open_transactions_still_end() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    scene.connections.need(false);
    connection.commit();
    assertThat(scene.dropped).containsExactly("key");

    assertThat(scene.connections.enter(ConnectionCall.COMMIT, connection)).as("a no-op").isNull();
  }

  private static void committed(Connection connection) throws SQLException {
    connection.commit();
    connection.close();
  }

  private static void closed(Connection connection) throws SQLException {
    statement(connection);
    connection.close();
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
