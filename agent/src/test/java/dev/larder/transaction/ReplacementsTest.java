package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.transaction.Transactions.Left;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keys that a transaction of Spring replaces when it has committed. */
final class ReplacementsTest {
  private final OneRow database = new OneRow();
  private final OpenWrites open = new OpenWrites(new CoarseTicker(Ticker.system()));
  private final List<String> dropped = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private final Transactions transactions =
      Transactions.of(getClass().getClassLoader(), open, dropped::addAll).orElse(Transactions.NONE);

  private Transactions.Replacement of(String key, boolean done) {
    return new Transactions.Replacement() {
      @Override
      public String key() {
        return key;
      }

      @Override
      public void begin(List<String> keys) {
        assertThat(dropped).isEmpty();
        assertThat(keys).contains(key);
        begun.add(key);
      }

      @Override
      public void giveUp() {
        givenUp.add(key);
      }

      @Override
      public boolean isDone() {
        begun.add("end of " + key);
        return done;
      }
    };
  }

  /** A write, from its begin to its end. */
  private void write(List<String> keys, Transactions.Replacement replacement) {
    assertThat(transactions.leave(keys)).isTrue();
    assertThat(transactions.leave(keys, transactions.began(), replacement))
        .isEqualTo(Left.REPLACED);
  }

  @Test
  void all_begin_before_one_is_waited_for_and_what_was_not_done_is_dropped() {
    database.inTransaction(
        () -> {
          write(List.of("a", "list"), of("a", true));
          write(List.of("b"), of("b", false));
          assertThat(begun).isEmpty();
          assertThat(open.has("a")).isTrue();
        });

    assertThat(begun).containsExactly("a", "b", "end of a", "end of b");
    assertThat(dropped).containsExactly("list", "b");
  }

  @Test
  void without_a_transaction_nothing_is_taken() {
    assertThat(transactions.leave(List.of("a"), transactions.began(), of("a", true)))
        .isEqualTo(Left.NOWHERE);
    assertThat(begun).isEmpty();
  }

  @Test
  void a_rollback_replaces_nothing() {
    database.rolledBack(() -> write(List.of("a"), of("a", true)));

    assertThat(begun).isEmpty();
    assertThat(dropped).isEmpty();
  }

  @Test
  void a_write_that_came_back_from_another_transaction_is_dropped() {
    database.inTransaction(
        () -> {
          assertThat(transactions.leave(List.of("a"))).isTrue();
          Object began = transactions.began();
          database.inTransactionOfItsOwn(() -> {});
          assertThat(transactions.leave(List.of("a"), began, of("a", true)))
              .isEqualTo(Left.DROPPED);
          assertThat(dropped).containsExactly("a");
        });

    assertThat(begun).isEmpty();
    assertThat(dropped).containsExactly("a", "a");
  }

  @Test
  void a_later_write_of_the_key_counts() {
    database.inTransaction(
        () -> {
          write(List.of("a"), of("a", true));
          transactions.leave(List.of("a"));
        });

    assertThat(begun).isEmpty();
    assertThat(givenUp).containsExactly("a");
    assertThat(dropped).containsExactly("a");
  }

  /** Spring tells so from its version 6.2 on. */
  @Test
  void after_a_rollback_to_a_savepoint_all_are_dropped() {
    database.inTransaction(
        () -> {
          write(List.of("a"), of("a", true));
          for (TransactionSynchronization each :
              TransactionSynchronizationManager.getSynchronizations()) {
            each.savepointRollback(this);
          }
          write(List.of("b"), of("b", true));
        });

    assertThat(begun).containsExactly("b", "end of b");
    assertThat(givenUp).containsExactly("a");
    assertThat(dropped).containsExactly("a");
  }

  @Test
  void and_after_one_that_only_its_connection_tells_of() {
    open.connections().need(true);
    database.inTransaction(
        () -> {
          write(List.of("a"), of("a", true));
          Object unused = open.connections().enter(ConnectionCall.UNDO, this);
        });

    assertThat(begun).isEmpty();
    assertThat(dropped).containsExactly("a");
  }

  @Test
  void nor_is_a_write_within_which_there_was_one() {
    open.connections().need(true);
    database.inTransaction(
        () -> {
          assertThat(transactions.leave(List.of("a"))).isTrue();
          Object began = transactions.began();
          Object unused = open.connections().enter(ConnectionCall.UNDO, this);
          assertThat(transactions.leave(List.of("a"), began, of("a", true)))
              .isEqualTo(Left.DROPPED);
        });

    assertThat(begun).isEmpty();
    assertThat(dropped).containsExactly("a");
  }

  @Test
  void of_very_many_the_rest_is_dropped() {
    int many = TransactionWrites.MOST_REPLACED + 5;
    database.inTransaction(
        () -> {
          for (int i = 0; i < many; i++) {
            List<String> key = List.of("key" + i);
            assertThat(transactions.leave(key)).isTrue();
            assertThat(transactions.leave(key, transactions.began(), of("key" + i, true)))
                .isEqualTo(i < TransactionWrites.MOST_REPLACED ? Left.REPLACED : Left.DROPPED);
          }
        });

    assertThat(begun).hasSize(2 * TransactionWrites.MOST_REPLACED);
    assertThat(dropped).hasSize(5).contains("key" + (many - 1));
  }
}
