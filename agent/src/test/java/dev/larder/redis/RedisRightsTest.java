package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.Readme;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.stream.RedisQueue;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.GuardedStore;
import dev.larder.store.KeyStore.Part;
import dev.larder.store.KeyStore.Removal;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.store.WriteQueue;
import dev.larder.store.WriteQueue.Answer;
import dev.larder.store.WriteQueue.Kind;
import dev.larder.store.WriteQueue.Queued;
import dev.larder.store.WriteQueue.Waiting;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that the README asks for and no others, and what is left without one of them. */
class RedisRightsTest {
  private static final String TAG = "shop:~tag:a";
  private static final CallTags TAGS = new CallTags(List.of(TAG), true);
  private static final byte[] ENTRY = new byte[32];

  private final Queue<String> denied = new ConcurrentLinkedQueue<>();

  @Test
  void the_rights_that_the_readme_lists_are_enough() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command(Readme.userOfRedis());
      try (RedisStore store = open(server)) {
        await()
            .until(
                () ->
                    store.get("shop:k", TAGS).seen().isKnown()
                        && store.knownVersion(TAG, TAG) > 0); // by tracking
        assertThat(store.put("shop:k", Seen.ABSENT, ENTRY, 60_000)).succeedsWithin(soon());
        assertThat(store.put("shop:k", Seen.of(ENTRY), ENTRY, 60_000)).succeedsWithin(soon());
        assertThat(store.drop(List.of(TAG, "shop:k"), new Tombstone(ENTRY, 60_000, 0)))
            .succeedsWithin(soon());
        assertThat(store.keys("shop:*", Part.NONE)).succeedsWithin(soon());
        assertQueues(store);
        Removal removal = new Removal(TAG, 1, ENTRY, 60_000);
        assertThat(store.remove(List.of("shop:k", "shop:l"), removal)).succeedsWithin(soon());
        redis.command("PEXPIRE", TAG, "10000000");
        await()
            .untilAsserted(
                () -> {
                  assertThat(store.versions(TAG, List.of(TAG))).succeedsWithin(soon());
                  assertThat((Long) redis.command("PTTL", TAG)).isGreaterThan(20_000_000);
                });
        assertThat(store.faults()).doesNotContainKey("DENIED");
        assertThat(denied).isEmpty();
      }
    }
  }

  private static void assertQueues(RedisStore store) {
    RedisQueue queue = new RedisQueue(store, "shop:~wb:r", "shop:~wb:r~lock", "jvm", 10);
    assertThat(queue.lease(10_000)).succeedsWithin(soon()).isEqualTo(true);
    assertThat(queue.append(new Waiting("m", "k", "jvm.1", Kind.CALL, List.of(), "", null)))
        .succeedsWithin(soon())
        .isEqualTo(Answer.QUEUED);
    assertThat(queue.size()).succeedsWithin(soon()).isEqualTo(1L);
    List<Queued> waiting = queue.after(WriteQueue.START, 1).toCompletableFuture().join();
    assertThat(queue.remove(List.of(waiting.get(0).place()))).succeedsWithin(soon());
    assertThat(queue.lease(0)).succeedsWithin(soon()).isEqualTo(true);
  }

  @Test
  void without_tracking_versions_are_asked_for_each_time_and_it_is_told_once() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command(Readme.userOfRedis("client|tracking"));
      try (RedisStore store = open(server)) {
        await().until(() -> !denied.isEmpty());
        redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        await().until(() -> store.faults().getOrDefault("DENIED", 0L) > 1); // again
        await().until(() -> store.get("shop:k", TAGS).seen().isKnown());
        long before = version(store);
        redis.command("INCR", TAG);

        assertThat(version(store)).isEqualTo(before + 1);
        assertThat(store.knownVersion(TAG, TAG)).isZero();
        assertThat(denied).containsExactly("\"client|tracking\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "pttl", "pexpire"})
  void a_command_of_the_scripts_that_is_denied_is_told_by_its_name(String missing) {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command(Readme.userOfRedis(missing));
      try (RedisStore store = open(server)) {
        await().until(() -> denied.contains('"' + missing + '"'));
        redis.command("SET", TAG, "5", "PX", "10000");
        CircuitBreaker breaker = new CircuitBreaker(3, soon());
        GuardedStore guarded =
            new GuardedStore(store, breaker, new CircuitBreaker(3, soon()), Ticker.system());
        for (int i = 0; i < 10; i++) {
          Seen seen = guarded.get("shop:k", TAGS).seen();
          assertThat(seen.isAnswered()).isTrue();
          assertThat(seen.isKnown()).isFalse();
        }
        assertThat(breaker.snapshot().state()).isEqualTo(CircuitBreaker.State.CLOSED);
        assertThat(store.put("shop:k", Seen.ABSENT, ENTRY, 60_000)).succeedsWithin(soon());
        assertThat(guarded.get("shop:k").bytes()).isEqualTo(ENTRY);
        assertThat(denied).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void entries_are_read_one_by_one_where_they_may_not_be_read_at_once() {
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command(Readme.userOfRedis("mget"));
      try (RedisStore store = open(server)) {
        await().until(store::connected);
        assertThat(store.put("shop:k", Seen.ABSENT, ENTRY, 60_000)).succeedsWithin(soon());

        List<Reading> readings = store.getAll(List.of("shop:k", "shop:l"), CallTags.NONE);

        assertThat(readings.get(0).bytes()).isEqualTo(ENTRY);
        assertThat(readings.get(1).seen().isKnown()).isTrue();
        await().until(() -> denied.contains("\"mget\""));
      }
    }
  }

  private static long version(RedisStore store) {
    return store.get("shop:k", TAGS).seen().versions().of(TAG);
  }

  private static Duration soon() {
    return Duration.ofSeconds(5);
  }

  private RedisStore open(RedisServer server) {
    String uri = server.uri().replace("//", "//larder:PASSWORD@");
    RedisTarget target =
        new RedisTarget(ServerAddress.of(uri), soon(), soon(), Duration.ofMillis(300), 2048);
    RedisListener listener =
        new RedisListener() {
          @Override
          public void onDenied(String right, boolean isNews) {
            if (isNews) {
              denied.add(right);
            }
          }
        };
    RedisStore opened =
        TestStores.open(
            target, new VersionTable("shop:~tag:", key -> {}), listener, Ticker.system());
    await().until(opened::connected);
    return opened;
  }
}
