package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.List;
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
            RedisStore.open(
                new RedisTarget(server.uri(), patient, patient, Duration.ofMillis(300), 2048))) {
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
}
