package dev.larder.redis;

import static dev.larder.redis.Outage.millisUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.Sentinels;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.server.ServerWatch;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.near.NearGate;
import dev.larder.testing.RedisSentinels;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master that Sentinels know, and another one after it has gone. */
class RedisSentinelTest {
  private static final byte[] ENTRY = new byte[32];
  private static final String SECRET = "s3cret";
  private static final Duration FAIL_OVER = Duration.ofSeconds(20);

  private final ScheduledExecutorService beats = Executors.newScheduledThreadPool(1);
  private RedisSentinels sentinels;
  private RedisStore store;

  @BeforeEach
  void start() {
    sentinels = RedisSentinels.start(SECRET);
    store = TestStores.open(RedisTarget.of(address(sentinels.nodes())));
    ServerWatch watch =
        new ServerWatch(store, NearGate.none().source(), advice -> {}, Ticker.system());
    long every = ServerWatch.BEAT_MILLIS;
    var unused = beats.scheduleAtFixedRate(watch::beat, every, every, TimeUnit.MILLISECONDS);
    await().until(store::connected);
    await().until(() -> store.put("k", Seen.ABSENT, ENTRY, 60_000).toCompletableFuture().join());
  }

  @AfterEach
  void close() {
    beats.shutdownNow();
    store.close();
    sentinels.close();
  }

  @Test
  void entries_are_in_the_master_and_its_uri_names_the_sentinels() {
    assertThat(held(sentinels.first())).isEqualTo(ENTRY);
    assertThat(store.address().topology()).isEqualTo("sentinel");
    assertThat(store.address().shown())
        .startsWith("redis-sentinel://127.0.0.1:")
        .endsWith("/0#" + RedisSentinels.MASTER)
        .doesNotContain(SECRET);
  }

  @Test
  void a_killed_master_is_followed_by_its_replica_and_what_was_seen_before_is_not_stored() {
    Seen before = store.get("other").seen().at(System.nanoTime());
    sentinels.first().kill();
    assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
    System.out.printf("killed: another master after %.0f ms%n", millisUntil(this::answers));

    assertThat(store.put("other", before, ENTRY, 60_000).toCompletableFuture().join()).isFalse();
    Seen since = store.get("other").seen().at(System.nanoTime());
    assertThat(store.put("other", since, ENTRY, 60_000).toCompletableFuture().join()).isTrue();
    assertThat(held(sentinels.second(), "other")).isEqualTo(ENTRY);
  }

  @Test
  void a_master_that_answers_nothing_is_left_though_nobody_calls() {
    sentinels.first().pause();
    await().atMost(FAIL_OVER).until(() -> isMaster(sentinels.second()) && store.connected());
    await().atMost(FAIL_OVER).until(() -> store.get("k").seen().isAnswered());
    sentinels.first().resume();
  }

  @Test
  void one_sentinel_that_answers_is_enough_whichever_it_is() {
    List<String> nowhere = List.of("127.0.0.1:1", sentinels.nodes().get(1), "127.0.0.1:2");
    try (RedisStore other = TestStores.open(RedisTarget.of(address(nowhere)))) {
      await().atMost(FAIL_OVER).until(() -> other.get("k").bytes() != null);
    }
  }

  /** As one whose Sentinels have not heard of the next master yet, or it not of them. */
  @Test
  void a_replica_that_the_sentinels_name_is_not_taken() {
    for (String node : sentinels.nodes()) {
      try (RespClient sentinel = RespClient.connect("redis://:" + SECRET + "@" + node)) {
        sentinel.command(
            "SENTINEL", "SET", RedisSentinels.MASTER, "down-after-milliseconds", "60000");
      }
    }
    command(sentinels.first(), "REPLICAOF", "127.0.0.1", "1");
    command(sentinels.first(), "CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    await().until(() -> store.faults().getOrDefault("READONLY", 0L) > 1); // tried again
    assertThat(store.connected()).isFalse();
    command(sentinels.first(), "REPLICAOF", "NO", "ONE");
    await().until(this::answers);
  }

  @Test
  void a_master_without_replicas_is_looked_for_anew() {
    AtomicInteger lost = new AtomicInteger();
    RedisTarget target =
        new RedisTarget(
            address(sentinels.nodes()),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            64);
    RedisListener listener =
        new RedisListener() {
          @Override
          public void onDisconnected() {
            lost.incrementAndGet();
          }
        };
    try (RedisStore other = TestStores.open(target, listener, Ticker.system())) {
      await().until(other::connected);
      command(sentinels.first(), "CONFIG", "SET", "min-replicas-to-write", "5");
      await()
          .until(
              () -> {
                var unused = other.put("other", Seen.ABSENT, ENTRY, 60_000);
                return lost.get() > 0;
              });
      assertThat(other.faults()).containsKey("NO_REPLICAS");
      command(sentinels.first(), "CONFIG", "SET", "min-replicas-to-write", "0");
      await().until(() -> other.get("k").bytes() != null);
    }
  }

  private static void command(RedisServer server, String... words) {
    try (RespClient redis = client(server)) {
      redis.command(words);
    }
  }

  @Test
  void the_sentinels_password_may_be_another_for_the_next_connection() {
    AtomicReference<String> password = new AtomicReference<>(SECRET);
    try (RedisStore other =
        TestStores.open(RedisTarget.of(address(sentinels.nodes(), password::get)))) {
      await().until(() -> other.get("k").bytes() != null);
      for (String node : sentinels.nodes()) {
        try (RespClient sentinel = RespClient.connect("redis://:" + SECRET + "@" + node)) {
          sentinel.command("ACL", "SETUSER", "default", "resetpass", ">n3xt");
        }
      }
      try (RespClient master = client(sentinels.first())) {
        master.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      }
      await().until(() -> other.lastError().contains("WRONGPASS"));
      assertThat(other.connected()).isFalse();
      password.set("n3xt");
      await().until(() -> other.get("k").bytes() != null);
    }
  }

  @Test
  void a_sentinel_that_says_nothing_holds_nobody_up_for_long() {
    sentinels.pause(0);
    try (RedisStore other = TestStores.open(RedisTarget.of(address(sentinels.nodes())))) {
      double millis = millisUntil(() -> other.get("k").seen().isAnswered());
      System.out.printf("a Sentinel says nothing: connected after %.0f ms%n", millis);
      assertThat(millis).isLessThan(10_000);
    }
  }

  private boolean answers() {
    return store.get("k").seen().isAnswered();
  }

  private static ServerAddress address(List<String> nodes) {
    return address(nodes, () -> SECRET);
  }

  private static ServerAddress address(List<String> nodes, Supplier<@Nullable String> password) {
    return new ServerAddress(
        () -> "redis://:" + SECRET + "@any",
        new Sentinels(RedisSentinels.MASTER, nodes, () -> null, password),
        null);
  }

  private static byte @Nullable [] held(RedisServer server) {
    return held(server, "k");
  }

  private static byte @Nullable [] held(RedisServer server, String key) {
    try (RespClient redis = client(server)) {
      return redis.get(key);
    }
  }

  /** A Sentinel that promotes a replica closes the connections of its clients, this one too. */
  private static boolean isMaster(RedisServer server) {
    try (RespClient redis = client(server)) {
      return String.valueOf(redis.command("ROLE")).startsWith("[master");
    } catch (UncheckedIOException closed) {
      return false;
    }
  }

  private static RespClient client(RedisServer server) {
    return RespClient.connect(server.uri().replace("//", "//:" + SECRET + "@"));
  }
}
