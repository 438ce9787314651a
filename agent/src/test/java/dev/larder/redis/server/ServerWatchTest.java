package dev.larder.redis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.RedisStore;
import dev.larder.redis.TestStores;
import dev.larder.redis.address.RedisTarget;
import dev.larder.store.near.NearGate;
import dev.larder.testing.FaultProxy;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ServerWatchTest {
  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void a_server_that_is_set_up_as_a_cache_needs_no_advice() {
    try (RedisServer server = RedisServer.startOwn();
        RedisStore store = TestStores.open(RedisTarget.of(server.uri()))) {
      ServerWatch watch = watch(store);
      assertThat(watch.roundTripMicros()).isNegative();
      assertThat(watch.info().maxMemoryPolicy()).isIn("", "allkeys-lru");
      await().until(() -> beats(watch).info().isThere() && watch.roundTripMicros() >= 0);

      assertThat(watch.info().name()).isEqualTo(server.product() + " " + server.version());
      assertThat(watch.info().maxMemoryPolicy()).isEqualTo("allkeys-lru");
      assertThat(watch.sentences()).isEmpty();
      assertThat(told).isEmpty();
    }
  }

  @Test
  void each_advice_is_told_once_and_held_as_long_as_it_holds() {
    try (RedisServer server =
            RedisServer.startOwn("--maxmemory", "0", "--maxmemory-policy", "noeviction");
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = TestStores.open(RedisTarget.of(server.uri()))) {
      ServerWatch watch = watch(store);
      await().until(() -> beats(watch).sentences().size() == 2);
      assertThat(watch.sentences().get(0)).startsWith("maxmemory-policy is noeviction");
      assertThat(watch.sentences().get(1)).startsWith("maxmemory is not set");
      assertThat(told).containsExactlyElementsOf(watch.sentences());

      redis.command("CONFIG", "SET", "maxmemory", "100mb");
      redis.command("CONFIG", "SET", "maxmemory-policy", "volatile-ttl");
      await().until(() -> beats(watch).info().maxMemoryPolicy().equals("volatile-ttl"));
      assertThat(watch.sentences()).singleElement().asString().contains("volatile-ttl");
      redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
      await().until(() -> watch.info().maxMemoryPolicy().equals("noeviction"));
      beats(watch);
      assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }
  }

  @Test
  void look_ups_are_counted_as_the_server_counts_them() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store = TestStores.open(RedisTarget.of(server.uri()))) {
      redis.command("SET", "k", "v");
      String script =
          "for i = 1, 10000 do redis.call('GET', KEYS[1 + (i % 4 == 0 and 0 or 1)]) end";
      redis.command("EVAL", script, "2", "k", "other");
      ServerWatch watch = watch(store);
      await().until(() -> beats(watch).info().hits() >= 2_500);

      assertThat(watch.info().misses()).isEqualTo(7_500);
      assertThat(watch.info().hitRatio()).isEqualTo(0.25);
      assertThat(watch.sentences()).singleElement().asString().startsWith("25 % of all look-ups");
    }
  }

  @Test
  void a_server_that_is_far_away_is_told_of_once_that_is_sure() throws Exception {
    try (RedisServer server = RedisServer.startOwn();
        FaultProxy way = FaultProxy.to(server.port());
        RedisStore store = TestStores.open(RedisTarget.of("redis://127.0.0.1:" + way.port()))) {
      way.delay(5);
      ServerWatch watch = watch(store);
      await().atMost(Duration.ofSeconds(60)).until(() -> beats(watch).sentences().size() == 1);
      assertThat(watch.sentences().get(0)).startsWith("a round trip takes");
      assertThat(watch.roundTripMicros()).isGreaterThan(3_000);
    }
  }

  @Test
  void what_a_server_does_not_say_is_not_advised_upon() {
    assertThat(Advice.of(ServerInfo.NONE, -1)).isEmpty();
    assertThat(Advice.of(ServerInfo.of("redis_version:4.0.9\r\n"), -1).values())
        .singleElement()
        .asString()
        .startsWith("Redis 4.0.9 is too old");
    ServerInfo valkey = ServerInfo.of("redis_version:7.2.4\r\nvalkey_version:9.1.2\r\n");
    assertThat(valkey.name()).isEqualTo("Valkey 9.1.2");
    assertThat(List.of(valkey.hits(), valkey.evicted(), valkey.maxMemory())).containsOnly(-1L);
    assertThat(Advice.of(valkey, 2_000)).isEmpty();
    assertThat(share(8_000, 2_000)).isEmpty();
    assertThat(share(7_000, 3_000)).containsOnlyKeys(Advice.FEW_HITS);
    assertThat(share(2_000, 7_000)).isEmpty();
  }

  private static Map<Advice, String> share(int hits, int misses) {
    return Advice.of(
        ServerInfo.of("keyspace_hits:" + hits + "\nkeyspace_misses:" + misses + "\n"), -1);
  }

  private ServerWatch watch(RedisStore store) {
    return new ServerWatch(store, NearGate.none().source(), told::add, Ticker.system());
  }

  private static ServerWatch beats(ServerWatch watch) {
    var unused = watch.info();
    watch.beat();
    return watch;
  }
}
