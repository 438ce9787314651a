package dev.larder.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long entries live yet, from a real Redis. */
class RedisAgeTest {
  private static final CallTags AGED = CallTags.NONE.ofAge();

  @Test
  void it_is_told_with_the_entry_where_it_is_asked_for() {
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    try (RedisServer server = RedisServer.startOwn();
        RedisTap tap = RedisTap.on(server.uri());
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store =
            TestStores.open(
                new RedisTarget(
                    ServerAddress.of(server.uri()),
                    patient,
                    patient,
                    Duration.ofMillis(300),
                    2048))) {
      await().until(store::connected);
      redis.command("SET", "shop:ends", "entry", "PX", "60000");
      redis.command("SET", "shop:stays", "entry");
      tap.drain();

      assertThat(store.get("shop:ends", AGED).leftMillis()).isBetween(50_000L, 60_000L);
      assertThat(tap.drain())
          .extracting(command -> command.words().get(0))
          .isEqualTo(List.of("PTTL", "GET"));
      assertThat(store.get("shop:stays", AGED).leftMillis()).isEqualTo(Long.MAX_VALUE);
      assertThat(store.get("shop:ends", CallTags.NONE).leftMillis()).isEqualTo(Long.MAX_VALUE);
      assertThat(store.get("shop:absent", AGED).bytes()).isNull();
      assertThat(store.get("shop:ends", AGED).seen().isKnown()).isTrue();
    }
  }

  @Test
  void an_entry_that_is_the_same_yet_lives_on() throws Exception {
    Duration patient = Duration.ofSeconds(5);
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store =
            TestStores.open(
                new RedisTarget(
                    ServerAddress.of(server.uri()),
                    patient,
                    patient,
                    Duration.ofMillis(300),
                    2048))) {
      await().until(store::connected);
      redis.command("SET", "shop:a", "an entry of some length", "PX", "60000");
      Seen seen = store.get("shop:a", AGED).seen();

      assertThat(put(store, seen)).isTrue();
      assertThat(store.get("shop:a", AGED).leftMillis()).isBetween(550_000L, 600_000L);
      assertThat(new String(Objects.requireNonNull(store.get("shop:a").bytes()), US_ASCII))
          .isEqualTo("an entry of some length");

      redis.command("SET", "shop:a", "another entry of some length", "PX", "60000");
      assertThat(put(store, seen)).isFalse();
      assertThat(store.get("shop:a", AGED).leftMillis()).isLessThanOrEqualTo(60_000L);
    }
  }

  private static boolean put(RedisStore store, Seen seen) throws Exception {
    return store
        .put("shop:a", seen, Store.THE_SAME, 600_000)
        .toCompletableFuture()
        .get(5, TimeUnit.SECONDS);
  }
}
