package dev.larder.redis;

import static dev.larder.redis.Outage.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A Redis that is there and says no: password, memory, replica. */
class RedisRefusalTest {
  private static final byte[] ENTRY = new byte[32];

  @Test
  void a_wrong_password_is_told_without_it_and_works_once_it_is_right() {
    try (RedisServer server = RedisServer.startOwn("--requirepass", "right");
        RespClient redis = RespClient.connect(server.uri().replace("//", "//:right@"));
        RedisStore store = TestStores.open(target(server.uri().replace("//", "//:wr0ng@")))) {
      await().until(() -> store.faults().containsKey("AUTHENTICATION"));
      assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
      assertThat(store.lastError()).contains("WRONGPASS").doesNotContain("wr0ng");
      assertThat(store.address().shown()).doesNotContain("wr0ng");
      redis.command("CONFIG", "SET", "requirepass", "wr0ng");
      await().until(() -> store.get("k") == Reading.ABSENT);
    }
  }

  @Test
  void a_missing_password_is_told() {
    try (RedisServer server = RedisServer.startOwn("--requirepass", "right");
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(() -> store.faults().containsKey("NO_AUTH"));
      assertThat(store.connected()).isFalse();
    }
  }

  @Test
  void a_connection_that_lost_its_user_is_left_for_one_with_the_password_of_now() {
    AtomicReference<String> password = new AtomicReference<>("right");
    try (RedisServer server = RedisServer.startOwn("--requirepass", "right");
        RespClient redis = RespClient.connect(server.uri().replace("//", "//:right@"));
        RedisStore store =
            TestStores.open(
                target(
                    new ServerAddress(
                        () -> server.uri().replace("//", "//:" + password.get() + "@"),
                        null,
                        null)))) {
      await().until(store::connected);
      redis.command("CONFIG", "SET", "requirepass", "next");
      password.set("next");
      store.ask(RedisRefusalTest::reset).toCompletableFuture().join();
      assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
      assertThat(store.faults()).containsEntry("NO_AUTH", 1L);
      assertThat(store.connected()).isFalse();
      await().until(() -> store.get("k") == Reading.ABSENT);
    }
  }

  /** What a proxy does that gives its connection to somebody else. */
  private static RedisFuture<String> reset(RedisAsyncCommands<String, byte[]> commands) {
    ProtocolKeyword reset = () -> "RESET".getBytes(StandardCharsets.US_ASCII);
    return commands.dispatch(
        reset, new StatusOutput<>(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)));
  }

  @Test
  void too_few_replicas_stop_writes_and_not_reads() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(store::connected);
      redis.set("old", ENTRY);
      redis.command("CONFIG", "SET", "min-replicas-to-write", "1");
      assertFails(store.put("new", Seen.ABSENT, ENTRY, 60_000));
      assertThat(store.faults()).containsEntry("NO_REPLICAS", 1L);
      assertThat(store.get("old").bytes()).isEqualTo(ENTRY);
      assertThat(store.connected()).as("there is no other that it may be").isTrue();
    }
  }

  @Test
  void out_of_memory_stops_writes_and_not_reads_and_drops_remove() {
    try (RedisServer server = RedisServer.startOwn("--maxmemory-policy", "noeviction");
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(store::connected);
      redis.set("old", ENTRY);
      redis.command("CONFIG", "SET", "maxmemory", "1");
      assertFails(store.put("new", Seen.ABSENT, ENTRY, 60_000));
      assertThat(store.get("old").bytes()).isEqualTo(ENTRY);
      assertFails(store.put("old", Seen.of(ENTRY), new byte[64], 60_000));
      assertThat(store.faults()).containsEntry("OUT_OF_MEMORY", 2L);
      assertFails(store.drop(List.of("old"), new Tombstone(ENTRY, 60_000, 0)));
      await().until(() -> store.get("old") == Reading.ABSENT);
      assertThat(store.connected()).isTrue();
    }
  }

  @Test
  void a_replica_is_left_for_a_new_connection() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(store::connected);
      redis.command("REPLICAOF", "127.0.0.1", String.valueOf(RedisServer.freePort()));
      assertFails(store.put("k", Seen.ABSENT, ENTRY, 60_000));
      assertThat(store.faults()).containsKey("READONLY");
      assertThat(store.connected()).isFalse();
      redis.command("REPLICAOF", "NO", "ONE");
      await().until(store::connected);
      assertThat(store.put("k", Seen.ABSENT, ENTRY, 60_000))
          .succeedsWithin(Duration.ofSeconds(2))
          .isEqualTo(true);
    }
  }

  @Test
  void a_server_without_resp3_is_spoken_to_in_resp2() {
    try (RedisServer server = RedisServer.startOwn("--rename-command", "HELLO", "");
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(store::connected);
      assertThat(store.put("k", Seen.ABSENT, ENTRY, 60_000))
          .succeedsWithin(Duration.ofSeconds(2))
          .isEqualTo(true);
      assertThat(store.get("k").bytes()).isEqualTo(ENTRY);
    }
  }

  @Test
  void a_caller_that_gives_up_leaves_no_command_counted() {
    try (RedisServer server = RedisServer.startOwn();
        RedisStore store = TestStores.open(target(server.uri()))) {
      await().until(store::connected);
      server.pause();
      store.put("k", Seen.ABSENT, ENTRY, 60_000).toCompletableFuture().cancel(true);
      store.drop(List.of("k"), new Tombstone(ENTRY, 60_000, 0)).toCompletableFuture().cancel(true);
      assertThat(store.inFlight()).isEqualTo(2);
      await().until(() -> store.inFlight() == 0);
      await().until(() -> store.faults().getOrDefault("DEADLINE", 0L) == 2);
      server.resume();
    }
  }

  @Test
  void a_user_with_few_rights_is_enough() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command(
          "ACL",
          "SETUSER",
          "larder",
          "on",
          ">pw",
          "~shop:*",
          "-@all",
          "+hello",
          "+get",
          "+set",
          "+getrange",
          "+eval",
          "+evalsha",
          "+unlink");
      try (RedisStore store = TestStores.open(target(server.uri().replace("//", "//larder:pw@")))) {
        await().until(store::connected);
        assertThat(store.put("shop:k", Seen.ABSENT, ENTRY, 60_000))
            .succeedsWithin(Duration.ofSeconds(2))
            .isEqualTo(true);
        assertThat(store.put("shop:k", Seen.of(ENTRY), ENTRY, 60_000))
            .succeedsWithin(Duration.ofSeconds(2))
            .isEqualTo(true);
        assertThat(store.get("other:k")).isSameAs(Reading.UNKNOWN);
        assertThat(store.faults()).containsEntry("DENIED", 1L);
        assertThat(store.connected()).isTrue();
      }
    }
  }

  private static RedisTarget target(String uri) {
    return target(ServerAddress.of(uri));
  }

  private static RedisTarget target(ServerAddress address) {
    return new RedisTarget(
        address, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(300), 64);
  }
}
