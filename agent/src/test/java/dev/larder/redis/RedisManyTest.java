package dev.larder.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many entries in one go, from a real Redis. */
class RedisManyTest {
  @Test
  void they_are_asked_for_with_one_command() {
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
      redis.command("SET", "shop:1", "one");
      redis.command("LPUSH", "shop:2", "another form");
      tap.drain();

      List<Reading> readings = store.getAll(List.of("shop:1", "shop:2", "shop:3"), CallTags.NONE);

      assertThat(tap.drain()).extracting(command -> command.words().get(0)).containsExactly("MGET");
      assertThat(new String(readings.get(0).bytes(), US_ASCII)).isEqualTo("one");
      assertThat(readings.get(0).seen().isKnown()).isTrue();
      assertThat(readings.get(1).bytes()).isNull();
      assertThat(readings.get(2).bytes()).isNull();
      assertThat(readings.get(2).seen().isKnown()).isTrue();

      List<String> many = new ArrayList<>();
      IntStream.range(0, 1_001).forEach(i -> many.add("shop:" + i));
      assertThat(store.getAll(many, CallTags.NONE)).hasSize(1_001);
      assertThat(tap.drain())
          .extracting(command -> command.words().get(0))
          .containsExactly("MGET", "MGET", "MGET");
    }
  }
}
