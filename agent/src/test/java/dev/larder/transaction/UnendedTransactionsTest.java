package dev.larder.transaction;

import static dev.larder.transaction.ConnectionScene.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class UnendedTransactionsTest {
  private final ConnectionScene scene = new ConnectionScene();

  @AfterEach
  void nothing_is_left_of_a_transaction() {
    assertThat(scene.open.isAny()).isFalse();
  }

  @Test
  void a_transaction_that_goes_on_is_waited_for_no_longer_and_dropped_again_at_its_end()
      throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    scene.look(Connections.LOOKS - 1);
    assertThat(scene.dropped).isEmpty();
    scene.look(1);
    assertThat(scene.dropped).containsExactly("key");
    assertThat(scene.open.has("key")).as("it still sees its own row").isTrue();
    assertThat(scene.leave("other")).isTrue();
    assertThat(scene.open.has("other")).as("and this one").isTrue();

    statement(connection);
    assertThat(scene.leave("third")).isTrue();
    connection.commit();
    assertThat(scene.dropped).containsExactlyInAnyOrder("key", "key", "other", "third");
  }

  @Test
  void larders_own_thread_does_not_wait_for_what_it_drops() throws SQLException {
    Connection connection = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    scene.look(Connections.LOOKS);
    assertThat(scene.sent).containsExactly("key");
    connection.commit();
    assertThat(scene.sent).as("the thread that commits does").containsExactly("key");

    assertThat(scene.leave("given up")).isFalse();
    scene.look(Connections.LOOKS);
    assertThat(scene.sent).containsExactly("key", "given up");
    connection.close();
  }

  @Test
  void what_was_left_in_doubt_is_given_up_when_no_end_comes() throws SQLException {
    Connection connection = scene.begun();
    connection.commit();
    assertThat(scene.leave("key")).isFalse();
    scene.look(Connections.LOOKS);

    assertThat(scene.dropped).containsExactly("key");
    assertThat(scene.open.has("key")).isFalse();
    connection.close();
  }

  @Test
  void what_a_thread_leaves_behind_is_dropped() throws Exception {
    Connection[] left = new Connection[1];
    Thread writer =
        new Thread(
            () -> {
              try {
                left[0] = scene.begun();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
              scene.leave("key");
            });
    writer.start();
    writer.join();
    scene.look(Connections.LOOKS);

    assertThat(left[0].getAutoCommit()).isFalse();
    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void a_connection_that_turns_out_to_be_closed_is_at_its_end() throws SQLException {
    Connection inner = scene.begun();
    Connection outer = scene.around(inner);
    statement(outer);
    assertThat(scene.leave("key")).isTrue();
    inner.close();

    assertThat(scene.leave("other")).isFalse();
    assertThat(scene.dropped).containsExactly("key");
  }

  @Test
  void a_thread_holds_few_connections_and_their_ends_count_all_the_same() throws SQLException {
    Connection first = scene.begun();
    assertThat(scene.leave("key")).isTrue();
    List<Connection> more = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      more.add(scene.begun());
      assertThat(scene.leave("other")).isTrue();
    }
    first.commit();
    assertThat(scene.dropped).containsExactly("key", "other");

    assertThat(scene.leave("late")).isTrue();
    more.get(0).commit();
    assertThat(scene.dropped).as("it was held no more").containsExactly("key", "other", "other");
    for (Connection connection : more) {
      connection.rollback();
    }
    assertThat(scene.dropped).containsExactly("key", "other", "other");
  }
}
