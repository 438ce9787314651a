package dev.larder.transaction;

import static dev.larder.transaction.FakeTransaction.COMMITTED;
import static dev.larder.transaction.FakeTransaction.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.transaction.jta.JtaCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Managers among others: registries, other managers, those of Spring and of JDBC. */
final class JtaAmongOthersTest {
  private final JtaScene jta = new JtaScene("jakarta.transaction");

  @AfterEach
  void nothing_is_left_of_a_transaction() {
    assertThat(jta.open.isAny()).isFalse();
  }

  @Test
  void a_registry_that_was_seen_is_told_of_rather_than_the_transaction() {
    FakeTransaction transaction = jta.begin();
    List<String> seen = jta.dropped;
    transaction.addFirst(jta.manager.callback(() -> assertThat(seen).containsExactly("key")));
    jta.see(JtaCall.WORK, jta.manager.asRegistry());
    jta.leave("key");

    transaction.end(COMMITTED);
    assertThat(seen).containsExactly("key");
  }

  @Test
  void of_managers_around_each_other_the_transaction_counts_once() {
    jta.see(JtaCall.WORK, jta.manager.anotherManager());
    jta.see(JtaCall.WORK, jta.manager.asRegistry());
    FakeTransaction transaction = jta.begin();
    transaction.addFirst(
        jta.manager.callback(() -> assertThat(jta.dropped).containsExactly("key")));
    jta.leave("key");

    assertThat(transaction.callbacks()).isEqualTo(2);
    transaction.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void what_two_managers_may_have_to_do_with_waits_for_both() {
    JtaScene other = new JtaScene("jakarta.transaction");
    jta.see(JtaCall.WORK, other.manager.asManager());
    FakeTransaction mine = jta.begin();
    FakeTransaction others = other.begin();
    jta.leave("key");

    mine.end(ROLLED_BACK);
    assertThat(jta.dropped).isEmpty();
    others.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void a_transaction_of_spring_has_the_first_word() {
    FakeTransaction transaction = jta.begin();
    Transactions all =
        Transactions.of(getClass().getClassLoader(), jta.open, jta.dropped::addAll)
            .orElse(jta.open.jta().dropping(jta.dropped::addAll, jta.sent::addAll));
    new OneRow().inTransaction(() -> all.leave(List.of("key")));

    assertThat(jta.dropped).containsExactly("key");
    assertThat(transaction.callbacks()).isZero();
    all.leave(List.of("after it"), all.began());
    assertThat(transaction.callbacks()).isEqualTo(1);
    transaction.end(ROLLED_BACK);
  }

  @Test
  void a_connection_of_the_transaction_ends_before_it_and_drops_nothing() throws SQLException {
    Connections connections = jta.open.connections();
    Transactions all =
        jta.open
            .jta()
            .dropping(jta.dropped::addAll, jta.sent::addAll)
            .orElse(connections.dropping(jta.dropped::addAll, jta.dropped::addAll));
    FakeTransaction transaction = jta.begin();
    Connection connection = WovenConnection.of(connections);
    connection.setAutoCommit(false);
    Object began = all.began();
    ConnectionScene.statement(connection);
    assertThat(all.leave(List.of("key"), began)).isTrue();
    connection.close();
    assertThat(jta.dropped).isEmpty();

    transaction.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void without_a_rule_that_writes_no_manager_is_remembered() {
    JtaScene idle = new JtaScene("jakarta.transaction");
    idle.open.need(false);
    JtaScene other = new JtaScene("jakarta.transaction");
    idle.see(JtaCall.WORK, other.manager.asManager());
    FakeTransaction transaction = other.begin();

    assertThat(idle.leave("key")).isFalse();
    assertThat(transaction.callbacks()).isZero();
  }
}
