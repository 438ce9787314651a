package dev.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.metrics.RuleStatistics;
import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.tracking.Tracking;
import dev.larder.store.near.NearGate;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a JVM keeps of a real Redis, and how it lets go of it. */
class NearPlanTest {
  private RedisServer server;
  private RespClient redis;
  private NearJvm here;
  private NearJvm there;
  private RuleStatistics statistics;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    redis = RespClient.connect(server.uri());
    here = new NearJvm(server.uri());
    there = new NearJvm(server.uri());
    statistics = here.statistics;
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    redis.close();
    server.close();
  }

  @Test
  void what_was_read_once_is_answered_without_redis() {
    kept(1, "one");
    long asked = commands();
    long near = statistics.nearHits();
    for (int i = 0; i < 100; i++) {
      assertThat(here.read(1, "other")).isEqualTo("one");
    }
    assertThat(statistics.nearHits()).isEqualTo(near + 100);
    assertThat(commands() - asked).as("but for the asking itself").isEqualTo(1);
  }

  @Test
  void another_jvm_s_invalidation_arrives_as_a_message() {
    kept(1, "one");
    kept(2, "two");
    there.invalidate("ns:1");
    arrived();

    assertThat(here.read(1, "new")).isEqualTo("new");
    assertThat(here.read(2, "new")).isEqualTo("two");
    there.invalidate(NearJvm.TAG);
    arrived();
    assertThat(here.read(2, "new")).isEqualTo("new");
  }

  /** From the end of the other JVM's invalidation to the first call that does without the entry. */
  @Test
  void a_message_takes_milliseconds() {
    long[] micros = new long[90];
    for (int i = 0; i < micros.length; i++) {
      kept(i, "old");
      there.invalidate("ns:" + i);
      long began = System.nanoTime();
      while ("old".equals(here.read(i, "new"))) {
        Thread.onSpinWait();
      }
      micros[i] = (System.nanoTime() - began) / 1_000;
    }
    Arrays.sort(micros);
    System.out.println(
        "[NearPlanTest] messages take " + micros[45] + " us, p99 " + micros[89] + " us");

    assertThat(micros[45]).isLessThan(10_000);
  }

  @Test
  void what_another_jvm_or_program_stores_takes_the_place_of_what_is_kept() {
    kept(1, "one");
    redis.command("UNLINK", "ns:1");
    there.read(1, "two");
    await().until(() -> there.store.get("ns:1").bytes() != null);
    arrived();
    assertThat(here.read(1, "new")).isEqualTo("two");
    redis.command("FLUSHALL");
    arrived();
    assertThat(here.read(1, "new")).isEqualTo("new");
  }

  @Test
  void it_is_kept_no_longer_than_it_lives_in_redis() {
    kept(1, "one");
    redis.command("PEXPIRE", "ns:1", "300");
    kept(1, "one");
    await() // its own ttl here is longer
        .atMost(Duration.ofMillis(1_300))
        .until(() -> "new".equals(here.read(1, "new")));
    assertThat(statistics.missReasons()).containsKey("ABSENT");
  }

  @Test
  void a_lost_connection_takes_all_of_it_and_the_next_one_is_trusted_anew() {
    kept(1, "one");
    redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    await().until(() -> here.gate.longestNanos() == 0 || !here.store.connected());
    redis.command("SET", "ns:1", "x");
    await().until(() -> here.gate.longestNanos() > 0);
    assertThat(here.read(1, "new")).isEqualTo("new");
  }

  @Test
  void what_settles_is_not_kept_by_a_read_that_goes_on() {
    kept(1, "one");
    Runnable end = here.hold("ns:1");
    here.gate.moved("ns:1");
    here.find(1);
    end.run();
    long near = statistics.nearHits();
    assertThat(here.read(1, "new")).isEqualTo("one");
    assertThat(statistics.nearHits()).as("it was read from Redis").isEqualTo(near);
  }

  /** After a message has arrived nobody reads what was there before, however reads and it race. */
  @Test
  void a_read_that_races_with_a_write_keeps_nothing_old() throws Exception {
    AtomicLong written = new AtomicLong();
    AtomicLong arrived = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    AtomicBoolean ended = new AtomicBoolean();
    Thread[] readers = new Thread[3];
    for (int i = 0; i < readers.length; i++) {
      readers[i] =
          new Thread(
              () -> {
                while (!ended.get()) {
                  long least = arrived.get();
                  Object value = here.read(7, () -> String.valueOf(written.get()));
                  wrong.addAndGet(Long.parseLong(String.valueOf(value)) < least ? 1 : 0);
                }
              });
      readers[i].start();
    }
    long end = System.nanoTime() + 3_000_000_000L;
    long last = 0;
    while (System.nanoTime() < end) {
      long next = last + 1;
      written.set(next);
      there.invalidate("ns:7");
      arrived();
      arrived.set(next);
      last = next;
      Thread.sleep(last % 5);
    }
    ended.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    System.out.printf("%d writes, %d near hits%n", last, statistics.nearHits());
    assertThat(wrong).hasValue(0);
    assertThat(statistics.nearHits()).isGreaterThan(1_000);
  }

  @Test
  void without_messages_it_is_kept_for_a_short_time_and_that_is_told() {
    redis.command("ACL", "SETUSER", "default", "-client|tracking");
    assertUntold(server);
  }

  @Test
  void so_it_is_where_only_resp2_is_spoken_which_has_no_messages() {
    try (RedisServer old = RedisServer.startOwn("--rename-command", "HELLO", "")) {
      assertUntold(old);
    }
  }

  private static void assertUntold(RedisServer server) {
    AtomicBoolean told = new AtomicBoolean();
    NearGate gate = NearGate.none();
    Tracking tracking = new Tracking(new VersionTable("ns:~tag:", key -> {}), gate);
    tracking.cover(List.of("ns:"));
    RedisListener listener =
        new RedisListener() {
          @Override
          public void onUntold() {
            told.set(true);
          }
        };
    try (RedisStore store =
        RedisStore.open(RedisTarget.of(server.uri()), tracking, listener, Ticker.system())) {
      await().until(told::get);
      assertThat(gate.longestNanos()).isEqualTo(NearGate.UNTOLD_NANOS);
      assertThat(store.connected()).isTrue();
    }
  }

  /** Whatever was sent to this JVM before has been dealt with. */
  private void arrived() {
    String unused = here.store.ping().toCompletableFuture().join();
  }

  /** Reads until it is answered by what is kept. */
  private void kept(long id, String value) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              long before = statistics.nearHits();
              Object read = here.read(id, value);
              return value.equals(read) && statistics.nearHits() > before;
            });
  }

  private long commands() {
    String stats = String.valueOf(redis.command("INFO", "stats"));
    return stats
        .lines()
        .filter(line -> line.startsWith("total_commands_processed:"))
        .mapToLong(line -> Long.parseLong(line.substring(25).strip()))
        .findFirst()
        .orElseThrow();
  }
}
