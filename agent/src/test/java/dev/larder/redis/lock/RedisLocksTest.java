package dev.larder.redis.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.RedisStore;
import dev.larder.redis.TestStores;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.LockStore;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockStoreContract;
import dev.larder.store.LockValue;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisLocksTest extends LockStoreContract {
  private static RedisServer server;
  private static RedisStore store;

  private RedisLocks locks;

  @BeforeAll
  static void open() {
    server = RedisServer.start();
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    store =
        TestStores.open(
            new RedisTarget(
                ServerAddress.of(server.uri()), patient, patient, Duration.ofSeconds(2), 2048));
    await().until(store::connected);
  }

  @BeforeEach
  void anew() {
    locks = new RedisLocks(store);
  }

  @AfterAll
  static void close() {
    store.close();
    server.close();
  }

  @Override
  protected LockStore locks() {
    return locks;
  }

  @Test
  void each_script_is_one_command_on_one_key_sent_in_full_once() {
    try (RedisTap tap = RedisTap.on(server.uri())) {
      claim(value(1, AFTER));
      claim(value(1, AFTER));
      release(value(1, AFTER));
      release(value(1, AFTER));

      assertThat(commands(tap)).containsExactly("EVAL", "EVALSHA", "EVAL", "EVALSHA");
    }
  }

  @Test
  void a_server_that_has_forgotten_a_script_is_sent_it_again() {
    claim(value(1, BEFORE));
    release(value(1, BEFORE));
    try (RespClient redis = RespClient.connect(server.uri())) {
      redis.command("SCRIPT", "FLUSH");
    }

    assertThat(claim(value(2, BEFORE))).as("to be asked again").isEqualTo(Claim.HELD);
    assertThat(claim(value(2, BEFORE))).isEqualTo(Claim.WON);
    assertThat(release(value(2, BEFORE))).isTrue();
  }

  @Test
  void a_claim_is_answered_before_a_read_that_begins_after_it() {
    String entry = key.substring(0, key.length() - "~lock".length());
    for (long owner = 1; owner < 1_000; owner++) {
      CompletableFuture<Claim> claim = locks.claim(key, value(owner, BEFORE), true, MINUTE);
      store.get(entry);

      assertThat(claim).isDone();
    }
  }

  @Test
  void the_lock_says_who_owns_it_and_what_that_one_saw() {
    claim(LockValue.of(0x0102030405060708L, 9, AFTER));
    try (RespClient redis = RespClient.connect(server.uri())) {
      assertThat(redis.get(key))
          .startsWith(1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 9)
          .endsWith(AFTER.fence())
          .hasSize(40);
      assertThat((Long) redis.command("PTTL", key)).isBetween(50_000L, MINUTE);
    }
  }

  @Test
  void what_another_program_keeps_under_the_key_is_no_answer() {
    try (RespClient redis = RespClient.connect(server.uri())) {
      redis.command("LPUSH", key, "x");

      assertThat(claim(value(1, BEFORE))).isEqualTo(Claim.UNKNOWN);
      assertThat(redis.command("LLEN", key)).isEqualTo(1L);
    }
    assertThat(store.inFlight()).isZero();
  }

  @Test
  void without_a_connection_there_is_no_answer_at_once() {
    try (RedisStore lost =
        TestStores.open(RedisTarget.of("redis://127.0.0.1:" + RedisServer.freePort()))) {
      LockStore nowhere = new RedisLocks(lost);

      assertThat(nowhere.claim(key, value(1, BEFORE), false, MINUTE))
          .isCompletedWithValue(Claim.UNKNOWN);
      assertThat(nowhere.release(key, value(1, BEFORE))).isCompletedExceptionally();
    }
  }

  private List<String> commands(RedisTap tap) {
    return tap.drain().stream()
        .filter(command -> !command.client().equals("lua") && command.words().contains(key))
        .map(command -> command.words().get(0))
        .toList();
  }
}
