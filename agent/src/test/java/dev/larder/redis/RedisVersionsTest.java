package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import dev.larder.version.Versions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions in a real Redis: read, raised, pushed, lost. */
class RedisVersionsTest {
  private static final String PREFIX = "shop:~tag:";
  private static final String TAG = PREFIX + "lamps";
  private static final CallTags TAGS = new CallTags(List.of(PREFIX + "~product", TAG), false);
  private static final byte[] ENTRY = new byte[40];

  private final Queue<String> moved = new ConcurrentLinkedQueue<>();
  private RedisServer server;
  private RedisStore store;
  private RedisStore other;
  private RespClient redis;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    store = open(server.uri(), moved);
    other = open(server.uri(), new ConcurrentLinkedQueue<>());
    redis = RespClient.connect(server.uri());
  }

  @AfterEach
  void close() {
    redis.close();
    other.close();
    store.close();
    server.close();
  }

  private static RedisStore open(String uri, Queue<String> moved) {
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    RedisTarget target =
        new RedisTarget(ServerAddress.of(uri), patient, patient, Duration.ofMillis(300), 2048);
    RedisStore opened =
        TestStores.open(
            target, new VersionTable(PREFIX, moved::add), RedisListener.NONE, Ticker.system());
    await().until(opened::connected);
    return opened;
  }

  private static long version(RedisStore asked) {
    return asked.get("shop:k", TAGS).seen().versions().of(TAG);
  }

  private static void raise(RedisStore by) {
    done(by.drop(List.of(TAG), new Tombstone(ENTRY, 60_000, 0)));
  }

  private static void done(CompletionStage<?> stage) {
    assertThat(stage).succeedsWithin(Duration.ofSeconds(5));
  }

  private void makeKnown() {
    await().until(() -> version(store) > 0 && store.knownVersion(TAG, TAG) > 0);
  }

  private List<String> commands(RedisTap tap) {
    return tap.drain().stream()
        .filter(command -> !command.client().equals("lua"))
        .map(command -> command.words().get(0))
        .toList();
  }

  @Test
  void unknown_versions_are_asked_for_with_the_entry_and_known_ones_not_at_all() {
    try (RedisTap tap = RedisTap.on(server.uri())) {
      Reading first = store.get("shop:k", TAGS);
      assertThat(commands(tap)).containsExactly("EVAL", "EVAL", "GET");
      assertThat(first.seen().isKnown()).isTrue();
      makeKnown();
      tap.drain();

      assertThat(version(store)).isEqualTo(first.seen().versions().of(TAG));
      assertThat(commands(tap)).containsExactly("GET");
    }
  }

  @Test
  void a_version_is_the_servers_time_and_grows_with_each_raise() {
    long micros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long before = version(store);
    assertThat(before).isBetween(micros - 60_000_000L, micros + 60_000_000L);
    for (int i = 0; i < 100; i++) {
      raise(store);
      long after = version(store);
      assertThat(after).isGreaterThan(before);
      before = after;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoever_asks_after_a_raise_has_returned_gets_the_new_version(boolean elsewhere) {
    long last = version(store);
    for (int i = 0; i < 3_000; i++) {
      while (i % 3 == 0 && store.knownVersion(TAG, TAG) == 0) {
        last = Math.max(last, version(store));
      }
      raise(elsewhere ? other : store);
      long now = version(store);
      assertThat(now == 0 || now > last).as("raise %d", i).isTrue();
      last = Math.max(now, last);
    }
  }

  @Test
  void a_raise_elsewhere_is_told() {
    makeKnown();
    moved.clear();
    raise(other);

    await().until(() -> moved.contains(TAG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEL " + TAG, "PEXPIRE " + TAG + " 30", "FLUSHALL"})
  void a_version_that_was_lost_comes_back_with_another_number(String loss) {
    makeKnown();
    long before = version(store);
    redis.command(loss.split(" "));

    await().until(() -> version(store) > before);
  }

  @Test
  void what_moved_while_there_was_no_connection_is_not_known_after_it() {
    makeKnown();
    long before = version(store);
    redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    redis.command("INCR", TAG);
    await().until(() -> store.get("shop:k") == Reading.ABSENT);

    assertThat(version(store)).isNotEqualTo(before);
    makeKnown();
    raise(other.connected() ? other : store);
  }

  @Test
  void a_server_that_speaks_no_resp3_is_asked_each_time() {
    try (RedisServer old = RedisServer.startOwn("--rename-command", "HELLO", "")) {
      askedEachTime(old);
    }
  }

  @Test
  void a_server_that_refuses_tracking_is_asked_each_time() {
    try (RedisServer strict = RedisServer.startOwn("--rename-command", "CLIENT", "")) {
      askedEachTime(strict);
    }
  }

  private void askedEachTime(RedisServer asked) {
    try (RedisStore plain = open(asked.uri(), moved);
        RespClient client = RespClient.connect(asked.uri());
        RedisTap tap = RedisTap.on(asked.uri())) {
      long before = version(plain);
      assertThat(before).isPositive();
      tap.drain();
      assertThat(version(plain)).isEqualTo(before);
      assertThat(commands(tap)).containsExactly("EVAL", "EVAL", "GET");
      client.command("INCR", TAG);

      assertThat(version(plain)).isEqualTo(before + 1);
      assertThat(plain.knownVersion(TAG, TAG)).isZero();
    }
  }

  @Test
  void a_version_of_a_tag_lives_for_a_day_from_its_last_use_and_that_of_a_rule_for_ever() {
    makeKnown();
    long day = Duration.ofDays(1).toMillis();
    assertThat((Long) redis.command("PTTL", TAG)).isBetween(day - 60_000, day);
    assertThat(redis.command("PTTL", PREFIX + "~product")).isEqualTo(-1L);

    redis.command("PEXPIRE", TAG, Long.toString(day / 2));
    await()
        .untilAsserted(
            () -> {
              version(store);
              assertThat((Long) redis.command("PTTL", TAG)).isGreaterThan(day - 60_000);
            });
    raise(store);
    assertThat((Long) redis.command("PTTL", TAG)).isBetween(day - 60_000, day);
  }

  @Test
  void a_key_that_holds_something_else_gives_no_version_until_it_is_raised() {
    redis.command("LPUSH", TAG, "x");
    Reading reading = store.get("shop:k", TAGS);
    assertThat(reading.seen().isKnown()).isFalse();
    assertThat(reading.seen().isAnswered()).isTrue();

    raise(store);
    assertThat(version(store)).isPositive();
  }

  @Test
  void a_server_without_memory_loses_the_version_instead_of_raising_it() {
    makeKnown();
    long before = version(store);
    redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction", "maxmemory", "1");
    Outage.assertFails(store.drop(List.of(TAG), new Tombstone(ENTRY, 60_000, 0)));
    await().until(() -> Long.valueOf(0).equals(redis.command("EXISTS", TAG)));
    assertThat(version(store)).isZero();
    redis.command("CONFIG", "SET", "maxmemory", "0");

    assertThat(version(store)).isGreaterThan(before);
  }

  @Test
  void the_time_is_asked_for_where_only_the_result_tells_of_tags() {
    CallTags open = new CallTags(List.of(PREFIX + "~product"), true);
    Seen seen = store.get("shop:k", open).seen();
    long micros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    assertThat(seen.versions().atMicros()).isBetween(micros - 60_000_000L, micros + 60_000_000L);

    assertThat(versions(store).wereRaisedSince(seen.versions())).as("made by the asking").isFalse();
    assertThat(versions(store).of(TAG)).isGreaterThanOrEqualTo(seen.versions().atMicros());
    Seen later = store.get("shop:k", open).seen();
    assertThat(versions(store).wereRaisedSince(later.versions())).isFalse();
    raise(other);
    assertThat(versions(store).wereRaisedSince(later.versions())).isTrue();
  }

  private static Versions versions(RedisStore asked) {
    return asked.versions(TAG, List.of(TAG)).toCompletableFuture().join();
  }

  @Test
  void a_server_that_hangs_gives_nothing_and_leaves_no_command_counted() {
    makeKnown();
    RedisTarget hasty =
        new RedisTarget(
            ServerAddress.of(server.uri()),
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            64);
    try (RedisStore waiting =
        TestStores.open(
            hasty, new VersionTable(PREFIX, key -> {}), RedisListener.NONE, Ticker.system())) {
      await().until(waiting::connected);
      server.pause();
      assertThat(waiting.get("shop:k", TAGS)).isSameAs(Reading.UNKNOWN);
      assertThat(waiting.versions(TAG, List.of(TAG))).failsWithin(Duration.ofSeconds(2));
      server.resume();
      assertThat(waiting.inFlight()).isZero();
      await().until(() -> version(waiting) > 0);
    }
  }
}
