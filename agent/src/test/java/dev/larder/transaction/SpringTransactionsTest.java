package dev.larder.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.time.CoarseTicker;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

final class SpringTransactionsTest {
  private final OneRow database = new OneRow();
  private final OpenWrites open = new OpenWrites(new CoarseTicker(Ticker.system()));
  private final List<String> dropped = new ArrayList<>();
  private final Transactions transactions =
      Transactions.of(getClass().getClassLoader(), open, dropped::addAll);

  @AfterEach
  void nothing_is_left_of_a_transaction() {
    assertThat(open.isAny()).isFalse();
  }

  @Test
  void without_a_transaction_keys_are_to_be_dropped_at_once() {
    assertThat(transactions.leave(List.of("key"))).isFalse();
    assertThat(open.has("key")).isFalse();
  }

  @Test
  void without_spring_there_are_no_transactions() {
    ClassLoader jdk = ClassLoader.getPlatformClassLoader();

    assertThat(Transactions.of(jdk, open, dropped::addAll)).isSameAs(Transactions.NONE);
    assertThat(Transactions.of(null, open, dropped::addAll)).isSameAs(Transactions.NONE);
  }

  @Test
  void keys_are_dropped_once_after_the_commit() {
    database.inTransaction(
        () -> {
          assertThat(transactions.leave(List.of("a", "b"))).isTrue();
          assertThat(transactions.leave(List.of("b", "c"))).isTrue();
          assertThat(dropped).isEmpty();
        });

    assertThat(dropped).containsExactly("a", "b", "c");
  }

  @Test
  void what_is_left_of_the_same_happens_once_after_the_commit_as_it_was_left_last() {
    List<String> happened = new ArrayList<>();
    database.inTransaction(
        () -> {
          for (String name : List.of("a1", "b1", "a2")) {
            assertThat(transactions.atCommit(name.charAt(0), () -> happened.add(name)))
                .isEqualTo(Transactions.AtCommit.LEFT);
          }
          assertThat(happened).isEmpty();
        });

    assertThat(happened).containsExactly("b1", "a2");
  }

  @Test
  void a_rollback_drops_nothing() {
    database.rolledBack(() -> transactions.leave(List.of("key")));

    assertThat(dropped).isEmpty();
  }

  @Test
  void only_the_writing_thread_is_kept_from_its_keys_and_only_until_the_end()
      throws InterruptedException {
    List<Boolean> elsewhere = new ArrayList<>();
    Thread other = new Thread(() -> elsewhere.add(open.has("key")));
    database.inTransaction(
        () -> {
          transactions.leave(List.of("key"));
          assertThat(open.has("key")).isTrue();
          assertThat(open.has("another key")).isFalse();
          other.start();
          join(other);
        });

    assertThat(elsewhere).containsExactly(false);
    assertThat(open.has("key")).isFalse();
  }

  @Test
  void a_thread_that_has_written_a_tag_is_kept_from_all_that_may_carry_it() {
    CallTags carrying = new CallTags(List.of("ns:~tag:~rule", "ns:~tag:a"), false);
    CallTags other = new CallTags(List.of("ns:~tag:~rule", "ns:~tag:b"), false);
    CallTags ofResult = new CallTags(List.of("ns:~tag:~rule"), true);
    database.inTransaction(
        () -> {
          transactions.leave(List.of("ns:~tag:a"));
          assertThat(open.has("ns:key", carrying)).isTrue();
          assertThat(open.has("ns:key", other)).isFalse();
          assertThat(open.has("ns:key", ofResult)).isTrue();
          assertThat(dropped).isEmpty();
        });

    assertThat(dropped).containsExactly("ns:~tag:a");
  }

  @Test
  void a_transaction_within_another_drops_its_own_keys_when_it_commits() {
    database.inTransaction(
        () -> {
          transactions.leave(List.of("outer"));
          database.inTransactionOfItsOwn(
              () -> {
                assertThat(open.has("outer")).isFalse();
                transactions.leave(List.of("inner"));
              });
          assertThat(dropped).containsExactly("inner");
          assertThat(open.has("outer")).isTrue();
        });

    assertThat(dropped).containsExactly("inner", "outer");
  }

  @Test
  void a_write_that_came_back_from_another_transaction_is_dropped_at_once_too() {
    assertDroppedThoughRolledBack(() -> database.inTransactionOfItsOwn(() -> {}));
    assertDroppedThoughRolledBack(() -> new OneRow().inTransactionOfItsOwn(() -> {}));
  }

  @Test
  void a_write_that_came_back_from_outside_of_its_transaction_is_dropped_at_once_too() {
    assertDroppedThoughRolledBack(() -> database.suspended(() -> {}));
  }

  private void assertDroppedThoughRolledBack(Runnable work) {
    dropped.clear();
    database.rolledBack(
        () -> {
          assertThat(leaveAfter("key", work)).isTrue();
          assertThat(dropped).containsExactly("key");
          assertThat(open.has("key")).isTrue();
        });
    assertThat(dropped).containsExactly("key");
  }

  @Test
  void a_write_that_leaves_a_transaction_open_is_dropped_at_once_and_at_its_end() {
    Object began = transactions.began();
    database.inTransaction(
        () -> {
          assertThat(transactions.leave(List.of("key"), began)).isTrue();
          assertThat(dropped).containsExactly("key");
        });

    assertThat(dropped).containsExactly("key", "key");
  }

  @Test
  void a_write_that_stays_in_its_transaction_waits_for_it() {
    database.inTransaction(
        () -> {
          assertThat(leaveAfter("a", () -> database.inTransaction(() -> {}))).isTrue();
          database.inTransactionOfItsOwn(() -> {});
          assertThat(leaveAfter("b", () -> {})).isTrue();
          assertThat(dropped).isEmpty();
        });

    assertThat(dropped).containsExactly("a", "b");
  }

  /** A write, from its begin to its end. */
  private boolean leaveAfter(String key, Runnable work) {
    boolean unused = transactions.leave(List.of(key));
    Object began = transactions.began();
    work.run();
    return transactions.leave(List.of(key), began);
  }

  @Test
  void callbacks_of_the_commit_find_the_keys_dropped() {
    List<String> seen = new ArrayList<>();
    database.inTransaction(
        () -> {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  seen.addAll(dropped);
                  transactions.leave(List.of("late"));
                }
              });
          transactions.leave(List.of("key"));
        });

    assertThat(seen).containsExactly("key");
    assertThat(dropped).containsExactly("key", "late");
  }

  @Test
  void a_fault_while_dropping_is_not_thrown_into_the_caller_and_is_made_good_at_the_completion() {
    List<String> faults = new ArrayList<>();
    Transactions failing =
        Transactions.of(
            getClass().getClassLoader(),
            open,
            keys -> {
              if (faults.isEmpty()) {
                faults.addAll(keys);
                throw new IllegalStateException("Redis");
              }
              dropped.addAll(keys);
            });
    database.inTransaction(() -> failing.leave(List.of("key")));

    assertThat(faults).containsExactly("key");
    assertThat(dropped).containsExactly("key");
  }

  @Test
  void a_transaction_that_ends_without_callbacks_takes_no_keys_of_the_next_one_along() {
    TransactionSynchronizationManager.initSynchronization();
    TransactionSynchronizationManager.setActualTransactionActive(true);
    transactions.leave(List.of("lost"));
    TransactionSynchronizationManager.clear();

    database.inTransaction(() -> transactions.leave(List.of("key")));

    assertThat(dropped).containsExactly("key");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
