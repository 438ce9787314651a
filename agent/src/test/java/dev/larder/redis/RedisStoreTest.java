package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Store;
import dev.larder.store.StoreContract;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RedisTap;
import dev.larder.testing.RespClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisStoreTest extends StoreContract {
  private static RedisServer server;
  private static RedisStore store;

  @BeforeAll
  static void open() {
    server = RedisServer.start();
    System.out.println(server.describe());
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    store =
        TestStores.open(
            new RedisTarget(
                ServerAddress.of(server.uri()), patient, patient, Duration.ofSeconds(2), 2048));
    await().until(store::connected);
  }

  @AfterAll
  static void close() {
    store.close();
    server.close();
  }

  @Override
  protected Store store() {
    return store;
  }

  @Test
  void a_read_and_a_first_put_are_one_plain_command_each() {
    try (RedisTap tap = RedisTap.on(server.uri())) {
      store.get(key);
      done(store.put(key, Seen.ABSENT, entry("a"), MINUTE));
      assertThat(commands(tap)).containsExactly("GET " + key, "SET " + key + " a PX 60000 NX");
    }
  }

  @Test
  void a_put_over_a_seen_entry_is_one_script_on_one_key_sent_in_full_once() {
    done(store.put(key, Seen.ABSENT, entry("a"), MINUTE));
    try (RedisTap tap = RedisTap.on(server.uri());
        RespClient redis = RespClient.connect(server.uri())) {
      redis.command("SCRIPT", "FLUSH");
      tap.drain();
      assertThat(done(store.put(key, Seen.of(entry("a")), entry("b"), MINUTE))).isTrue();
      assertThat(commands(tap)).extracting(RedisStoreTest::name).startsWith("EVALSHA", "EVAL");
      assertThat(done(store.put(key, Seen.of(entry("b")), entry("c"), MINUTE))).isTrue();
      assertThat(commands(tap)).extracting(RedisStoreTest::name).startsWith("EVALSHA");
      assertThat((Long) redis.command("PTTL", key)).isBetween(50_000L, MINUTE);
    }
  }

  @Test
  void forever_is_stored_without_an_end() {
    try (RespClient redis = RespClient.connect(server.uri())) {
      done(store.put(key, Seen.ABSENT, entry("a"), Long.MAX_VALUE));
      assertThat(redis.command("PTTL", key)).isEqualTo(-1L);
      done(store.put(key, Seen.of(entry("a")), entry("b"), Long.MAX_VALUE));
      assertThat(redis.command("PTTL", key)).isEqualTo(-1L);
    }
  }

  @Test
  void a_tombstone_lives_as_long_as_it_is_told() {
    done(store.drop(List.of(key), new Tombstone(entry("tombstone"), MINUTE, 0)));
    try (RespClient redis = RespClient.connect(server.uri())) {
      assertThat((Long) redis.command("PTTL", key)).isBetween(50_000L, MINUTE);
    }
  }

  @Test
  void what_another_program_keeps_under_the_key_is_neither_read_nor_overwritten() {
    try (RespClient redis = RespClient.connect(server.uri())) {
      redis.command("LPUSH", key, "x");
      Reading reading = store.get(key);
      assertThat(reading.bytes()).isEmpty();
      assertThat(done(store.put(key, reading.seen(), entry("a"), MINUTE))).isFalse();
      assertThat(store.faults()).containsKey("WRONG_TYPE");
      done(store.drop(List.of(key), new Tombstone(entry("tombstone"), MINUTE, 0)));
      assertThat(store.get(key).bytes()).isEqualTo(entry("tombstone"));
    }
  }

  @Test
  void an_interrupted_thread_is_answered_at_once_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    Reading reading = store.get(key);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(reading).isIn(Reading.UNKNOWN, Reading.ABSENT); // the answer may be there already
    assertThat(store.get(key)).isSameAs(Reading.ABSENT);
  }

  @Test
  void what_follows_a_put_runs_on_a_worker_and_not_on_the_event_loop() {
    CompletableFuture<String> thread = new CompletableFuture<>();
    try (RespClient redis = RespClient.connect(server.uri())) {
      redis.command("CLIENT", "PAUSE", "100", "WRITE"); // so that the answer comes later
      store
          .put(key, Seen.ABSENT, entry("a"), MINUTE)
          .thenRun(() -> thread.complete(Thread.currentThread().getName()));
      assertThat(done(thread)).startsWith("larder-redis-work");
    }
  }

  @Test
  void its_threads_are_daemons_with_its_name_and_loader() {
    done(store.put(key, Seen.ABSENT, entry("a"), MINUTE));
    List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
    assertThat(threads)
        .filteredOn(thread -> thread.getName().startsWith("larder-redis-"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(Thread::isDaemon)
        .allMatch(thread -> thread.getContextClassLoader() == RedisStore.class.getClassLoader());
    assertThat(threads)
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("lettuce") || name.contains("nio"));
  }

  @Test
  void it_tells_where_it_is() {
    assertThat(store.address().shown()).startsWith("redis://").endsWith("/0");
    assertThat(store.inFlight()).isZero();
  }

  @Test
  void reads_take_microseconds() {
    done(store.put(key, Seen.ABSENT, new byte[200], MINUTE));
    long[] nanos = new long[20_000];
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      store.get(key);
      nanos[i] = System.nanoTime() - start;
    }
    long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    Arrays.sort(warm);
    System.out.printf(
        "get of 200 bytes: p50 %.1f us, p99 %.1f us, p99.9 %.1f us%n",
        warm[warm.length / 2] / 1e3,
        warm[warm.length * 99 / 100] / 1e3,
        warm[warm.length * 999 / 1000] / 1e3);
    assertThat(warm[warm.length / 2]).isLessThan(Duration.ofMillis(20).toNanos());
  }

  private static List<String> commands(RedisTap tap) {
    return tap.drain().stream()
        .filter(command -> !command.client().equals("lua"))
        .map(command -> String.join(" ", command.words()).replaceAll(" +", " "))
        .toList();
  }

  private static String name(String command) {
    return command.substring(0, command.indexOf(' '));
  }
}
