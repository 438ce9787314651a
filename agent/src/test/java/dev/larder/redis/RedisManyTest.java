package dev.larder.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.testing.FaultProxy;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many entries in one go, from a real Redis. */
class RedisManyTest {
  @Test
  void what_matters_of_their_age_goes_along() {
    try (RedisServer server = RedisServer.startOwn();
        RedisTap tap = RedisTap.on(server.uri());
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = open(server, 2048)) {
      await().until(store::connected);
      redis.command("SET", "shop:1", "one", "PX", "60000");
      redis.command("SET", "shop:2", "for ever");
      tap.drain();

      List<Reading> readings =
          store.getAll(List.of("shop:1", "shop:2", "shop:3"), CallTags.NONE.ofAge());

      assertThat(commands(tap)).containsExactly("PTTL", "PTTL", "PTTL", "MGET");
      assertThat(readings.get(0).leftMillis()).isBetween(50_000L, 60_000L);
      assertThat(readings.get(1).leftMillis()).isEqualTo(Long.MAX_VALUE);
      assertThat(readings.get(2).bytes()).isNull();

      assertThat(store.getAll(many(), CallTags.NONE.ofAge())).hasSize(1_001);
      List<String> asked = commands(tap);
      assertThat(Collections.frequency(asked, "PTTL")).isEqualTo(1_001);
      assertThat(Collections.frequency(asked, "MGET")).isEqualTo(3);
      assertThat(store.inFlight()).isZero();
    }
  }

  @Test
  void fewer_commands_at_once_than_ids_are_several_goes() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = open(server, 8)) {
      await().until(store::connected);
      redis.command("SET", "shop:1000", "the last one", "PX", "60000");

      List<Reading> readings = store.getAll(many(), CallTags.NONE.ofAge());

      assertThat(readings).allMatch(reading -> reading.seen().isKnown());
      assertThat(readings.get(1_000).leftMillis()).isBetween(1L, 60_000L);
      assertThat(store.faults()).isEmpty();
      assertThat(store.inFlight()).isZero();
    }
  }

  /** Ages are asked for of 500 at a time, so that there are three goes of 400 ms. */
  @Test
  void all_goes_together_have_one_deadline() {
    try (RedisServer server = RedisServer.startOwn();
        FaultProxy way = FaultProxy.to(server.port());
        RedisStore store = open("redis://127.0.0.1:" + way.port(), Duration.ofSeconds(1), 2048)) {
      await().until(store::connected);
      store.getAll(many(), CallTags.NONE.ofAge()); // loads classes
      way.latency(200);

      long began = System.nanoTime();
      List<Reading> readings = store.getAll(many(), CallTags.NONE.ofAge());
      long millis = (System.nanoTime() - began) / 1_000_000;

      assertThat(millis).isLessThan(1_100);
      assertThat(readings.get(0).seen().isAnswered()).isTrue();
      assertThat(readings.get(1_000).seen().isAnswered()).isFalse();
    }
  }

  private static RedisStore open(RedisServer server, int maxInFlight) {
    return open(server.uri(), Duration.ofSeconds(5), maxInFlight); // no deadline is under test
  }

  private static RedisStore open(String uri, Duration timeout, int maxInFlight) {
    return TestStores.open(
        new RedisTarget(
            ServerAddress.of(uri), timeout, timeout, Duration.ofMillis(300), maxInFlight));
  }

  private static List<String> many() {
    return IntStream.range(0, 1_001).mapToObj(i -> "shop:" + i).toList();
  }

  private static List<String> commands(RedisTap tap) {
    return tap.drain().stream().map(command -> command.words().get(0)).toList();
  }

  @Test
  void they_are_asked_for_with_one_command() {
    try (RedisServer server = RedisServer.startOwn();
        RedisTap tap = RedisTap.on(server.uri());
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = open(server, 2048)) {
      await().until(store::connected);
      redis.command("SET", "shop:1", "one");
      redis.command("LPUSH", "shop:2", "another form");
      tap.drain();

      List<Reading> readings = store.getAll(List.of("shop:1", "shop:2", "shop:3"), CallTags.NONE);

      assertThat(commands(tap)).containsExactly("MGET");
      assertThat(new String(readings.get(0).bytes(), US_ASCII)).isEqualTo("one");
      assertThat(readings.get(0).seen().isKnown()).isTrue();
      assertThat(readings.get(1).bytes()).isNull();
      assertThat(readings.get(2).bytes()).isNull();
      assertThat(readings.get(2).seen().isKnown()).isTrue();

      assertThat(store.getAll(many(), CallTags.NONE)).hasSize(1_001);
      assertThat(commands(tap)).containsExactly("MGET", "MGET", "MGET");
    }
  }
}
