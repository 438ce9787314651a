package dev.larder.transaction;

import static dev.larder.transaction.FakeTransaction.COMMITTED;
import static dev.larder.transaction.FakeTransaction.MARKED_ROLLBACK;
import static dev.larder.transaction.FakeTransaction.ROLLED_BACK;
import static dev.larder.transaction.FakeTransaction.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JtaTransactionsTest {
  private final JtaScene jta = new JtaScene("jakarta.transaction");

  @AfterEach
  void nothing_is_left_of_a_transaction() {
    assertThat(jta.open.isAny()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jakarta.transaction", "javax.transaction"})
  void keys_are_dropped_once_after_the_commit(String types) {
    JtaScene scene = new JtaScene(types);
    FakeTransaction transaction = scene.begin();

    assertThat(scene.leave("a")).isTrue();
    assertThat(scene.leave("b")).isTrue();
    assertThat(scene.dropped).isEmpty();
    assertThat(transaction.callbacks()).isEqualTo(1);
    transaction.end(COMMITTED);

    assertThat(scene.dropped).containsExactly("a", "b");
    assertThat(scene.open.isAny()).isFalse();
  }

  @Test
  void without_a_transaction_keys_are_to_be_dropped_at_once() {
    assertThat(jta.leave("key")).isFalse();
    assertThat(jta.has("key")).isFalse();
  }

  @Test
  void a_transaction_that_has_ended_takes_no_keys() {
    jta.begin().end(COMMITTED);

    assertThat(jta.leave("key")).isFalse();
  }

  @Test
  void a_rollback_drops_nothing() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");
    transaction.end(ROLLED_BACK);

    assertThat(jta.dropped).isEmpty();
  }

  @Test
  void an_end_of_which_nothing_is_known_drops() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");
    transaction.end(UNKNOWN);

    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void only_a_thread_in_the_transaction_is_kept_from_its_keys() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");

    assertThat(jta.has("key")).isTrue();
    assertThat(jta.has("another key")).isFalse();
    assertThat(CompletableFuture.supplyAsync(() -> jta.has("key")).join()).isFalse();
    transaction.end(COMMITTED);
    assertThat(jta.has("key")).isFalse();
  }

  @Test
  void a_transaction_within_another_has_keys_of_its_own() {
    FakeTransaction outer = jta.begin();
    jta.leave("outer");
    jta.manager.suspend();
    FakeTransaction inner = jta.begin();
    assertThat(jta.has("outer")).isFalse();
    jta.leave("inner");
    inner.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("inner");
    assertThat(jta.has("inner")).isFalse();

    jta.resume(outer);
    assertThat(jta.has("outer")).isTrue();
    assertThat(jta.leave("outer too")).isTrue();
    outer.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("inner", "outer", "outer too");
  }

  @Test
  void a_transaction_brings_its_keys_to_the_thread_that_resumes_it() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");
    jta.manager.suspend();
    assertThat(jta.has("key")).isFalse();

    CompletableFuture.runAsync(
            () -> {
              jta.resume(transaction);
              assertThat(jta.has("key")).isTrue();
              transaction.end(COMMITTED);
              jta.manager.suspend();
            })
        .join();
    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void a_write_that_came_back_from_another_transaction_is_dropped_at_once_too() {
    FakeTransaction outer = jta.begin();

    boolean left =
        jta.leaveAfter(
            "key",
            () -> {
              jta.manager.suspend();
              jta.begin().end(COMMITTED);
              jta.resume(outer);
            });

    assertThat(left).isTrue();
    assertThat(jta.dropped).containsExactly("key");
    outer.end(ROLLED_BACK);
  }

  @Test
  void where_no_callback_is_taken_keys_are_dropped_at_once_and_still_not_read() {
    FakeTransaction transaction = jta.begin();
    transaction.setStatus(MARKED_ROLLBACK);

    assertThat(jta.leaveAfter("key", () -> {})).isTrue();
    assertThat(jta.dropped).containsExactly("key");
    assertThat(jta.has("key")).isTrue();

    transaction.end(ROLLED_BACK);
    jta.look(Connections.LOOKS);
    assertThat(jta.has("key")).isFalse();
  }

  @Test
  void a_transaction_that_goes_on_for_long_keeps_its_keys() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");
    jta.look(10 * Connections.LOOKS);
    assertThat(jta.sent).isEmpty();

    transaction.end(COMMITTED);
    assertThat(jta.dropped).containsExactly("key");
  }

  @Test
  void an_end_that_is_told_to_nobody_drops_in_the_end() {
    FakeTransaction transaction = jta.begin();
    jta.leave("key");
    transaction.setStatus(COMMITTED);
    jta.look(Connections.LOOKS - 1);
    assertThat(jta.sent).isEmpty();

    jta.look(1);
    assertThat(jta.sent).containsExactly("key");
    transaction.end(COMMITTED);
    assertThat(jta.sent).containsExactly("key");
    assertThat(jta.dropped).isEmpty();
  }

  @Test
  void a_transaction_is_not_held_and_what_waited_for_it_is_dropped_when_it_is_gone() {
    jta.leaveInOneThatIsForgotten("key");

    await()
        .until(
            () -> {
              System.gc();
              jta.look(1);
              return jta.sent.contains("key");
            });
  }

  @Test
  void a_fault_while_dropping_is_not_thrown_into_the_manager() {
    FakeTransaction transaction = jta.begin();
    jta.open
        .jta()
        .dropping(
            keys -> {
              throw new IllegalStateException("Redis");
            },
            jta.sent::addAll)
        .leave(List.of("key"));

    transaction.end(COMMITTED);
    assertThat(transaction.status()).isEqualTo(COMMITTED);
  }
}
