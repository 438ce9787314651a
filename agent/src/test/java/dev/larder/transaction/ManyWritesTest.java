package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Transactions that write more than is kept in mind of them. */
final class ManyWritesTest {
  private static final List<String> MANY =
      IntStream.range(0, TransactionWrites.MOST).mapToObj(i -> "ns:" + i).toList();

  @Test
  void what_exceeds_is_dropped_at_once_and_every_rule_at_the_end() throws SQLException {
    ConnectionScene scene = new ConnectionScene();
    Connection connection = scene.begun();
    MANY.forEach(scene::leave);
    assertThat(scene.leave("ns:0")).as("it is known").isTrue();
    assertThat(scene.open.has("ns:other")).isFalse();

    assertThat(scene.leave("ns:more")).as("the caller drops it").isFalse();
    assertThat(scene.open.has("ns:other")).as("it may be one of them").isTrue();
    connection.commit();
    assertThat(scene.dropped).hasSize(MANY.size() + 1).contains("ns:7").endsWith(Transactions.ALL);
    assertThat(scene.open.isAny()).isFalse();
  }

  @Test
  void the_next_transaction_begins_anew() throws SQLException {
    ConnectionScene scene = new ConnectionScene();
    Connection connection = scene.begun();
    MANY.forEach(scene::leave);
    assertThat(scene.leave("ns:more")).isFalse();
    connection.rollback();
    assertThat(scene.dropped).isEmpty();

    ConnectionScene.statement(connection);
    assertThat(scene.leave("ns:~tag:a")).isTrue();
    assertThat(scene.open.has("ns:other")).isFalse();
    connection.commit();
    assertThat(scene.dropped).containsExactly("ns:~tag:a");
    ConnectionScene.statement(connection);
    assertThat(scene.leave("ns:key")).isTrue();
    assertThat(scene.open.has("ns:other", new CallTags(List.of(), true)))
        .as("no tag is written")
        .isFalse();
    connection.rollback();
  }

  @Test
  void springs_transactions_are_bounded_too() {
    OpenWrites open = new OpenWrites(new CoarseTicker(Ticker.system()));
    List<String> dropped = new ArrayList<>();
    Transactions transactions = Transactions.of(getClass().getClassLoader(), open, dropped::addAll);
    new OneRow()
        .inTransaction(
            () -> {
              assertThat(transactions.leave(MANY)).isTrue();
              assertThat(transactions.leave(List.of("ns:more"))).isFalse();
              assertThat(open.has("ns:other")).isTrue();
            });

    assertThat(dropped).hasSize(MANY.size() + 1).endsWith(Transactions.ALL);
  }
}
