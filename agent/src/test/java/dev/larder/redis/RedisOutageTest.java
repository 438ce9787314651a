package dev.larder.redis;

import static dev.larder.redis.Outage.assertFails;
import static dev.larder.redis.Outage.millisOf;
import static dev.larder.redis.Outage.millisUntil;
import static dev.larder.redis.Outage.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis killed, not there, mute, unknown: what it costs a caller, and how it ends. */
class RedisOutageTest {
  private static final byte[] ENTRY = new byte[32];

  /** A few microseconds and room for a machine that stalls. */
  private static final double IMMEDIATE_MILLIS = 100;

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private RedisServer server;
  private RedisStore store;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    store = TestStores.open(RedisTarget.of(server.uri()));
    await().until(this::answers);
  }

  @AfterEach
  void close() {
    store.close();
    server.close();
  }

  @Test
  void killed_a_call_costs_microseconds_and_a_new_server_is_found() {
    server.kill();
    await().until(() -> !store.connected());
    int calls = 10_000;
    double millis =
        millisOf(
            () -> {
              for (int i = 0; i < calls; i++) {
                assertThat(store.get("k") == Reading.UNKNOWN).isTrue();
              }
            });
    System.out.printf("killed, each get: %.2f us%n", millis * 1e3 / calls);
    assertThat(millis / calls).isLessThan(1);
    assertFails(store.put("k", Seen.ABSENT, ENTRY, 1000));
    assertFails(store.drop(List.of("k"), new Tombstone(ENTRY, 1000, 0)));
    await() // the pauses have reached their cap
        .atMost(Duration.ofSeconds(20))
        .until(() -> store.faults().getOrDefault("CONNECT", 0L) >= 6);
    server.restart();
    double back = millisUntil(this::answers);
    System.out.printf("killed and restarted: answers after %.0f ms%n", back);
    assertThat(back).isLessThan(4_000);
    assertThat(store.faults()).containsKeys("CONNECT", "DISCONNECTED");
  }

  @Test
  void what_is_in_flight_when_the_server_dies_fails_at_once_and_is_not_sent_again() {
    Duration longer = Duration.ofSeconds(20);
    RedisTarget patient =
        new RedisTarget(ServerAddress.of(server.uri()), longer, longer, Duration.ofSeconds(1), 64);
    try (RedisStore waiting = TestStores.open(patient)) {
      await().until(waiting::connected);
      server.pause();
      CompletionStage<Boolean> put = waiting.put("k", Seen.ABSENT, ENTRY, 60_000);
      server.kill();
      assertFails(put);
      server.restart();
      await().until(waiting::connected);
      assertThat(waiting.get("k")).isSameAs(Reading.ABSENT);
    }
  }

  @Test
  void what_was_looked_up_before_the_server_was_started_again_is_not_stored_after() {
    Seen before = store.get("k").seen().at(System.nanoTime());
    server.restart();
    await().until(this::answers);
    Seen after = store.get("k").seen().at(System.nanoTime());

    assertThat(store.put("k", before, ENTRY, 60_000).toCompletableFuture())
        .succeedsWithin(LIMIT)
        .isEqualTo(false);
    assertThat(store.get("k")).isSameAs(Reading.ABSENT);
    assertThat(store.put("k", after, ENTRY, 60_000).toCompletableFuture())
        .succeedsWithin(LIMIT)
        .isEqualTo(true);
  }

  @Test
  void a_server_that_starts_later_is_found() {
    int port = RedisServer.freePort();
    RedisTarget target = quick("redis://127.0.0.1:" + port);
    double[] opened = new double[1];
    long start = System.nanoTime();
    try (RedisStore early = TestStores.open(target)) {
      opened[0] = (System.nanoTime() - start) / 1e6;
      assertThat(early.get("k")).isSameAs(Reading.UNKNOWN);
      await().until(() -> early.faults().containsKey("CONNECT"));
      try (RedisServer late = RedisServer.startOn(port)) {
        await().until(() -> early.get("k") == Reading.ABSENT);
        assertThat(late.isOwn()).isTrue();
      }
    }
    report("opening, warm", opened);
  }

  @Test
  void a_server_that_accepts_and_says_nothing_is_not_waited_for() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RedisStore waiting = TestStores.open(quick("redis://127.0.0.1:" + mute.getLocalPort()))) {
      assertThat(millisOf(() -> waiting.get("k"))).isLessThan(IMMEDIATE_MILLIS);
      await().until(() -> !waiting.faults().isEmpty() && !waiting.lastError().isEmpty());
      assertThat(waiting.connected()).isFalse();
    }
  }

  @Test
  void an_unknown_host_costs_nothing_and_is_tried_again() {
    try (RedisStore lost = TestStores.open(quick("redis://no-such-host.invalid"))) {
      assertThat(millisOf(() -> lost.get("k"))).isLessThan(IMMEDIATE_MILLIS);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lost.faults().getOrDefault("CONNECT", 0L) > 1);
      assertThat(lost.lastError()).contains("no-such-host.invalid");
    }
  }

  @Test
  void closed_it_answers_and_its_threads_have_gone() {
    store.close();
    assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
    assertFails(store.put("k", Seen.ABSENT, ENTRY, 1000));
    store.close();
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("larder-redis-")));
  }

  private boolean answers() {
    return store.get("k") == Reading.ABSENT;
  }

  private static RedisTarget quick(String uri) {
    Duration shortly = Duration.ofMillis(200);
    return new RedisTarget(ServerAddress.of(uri), Duration.ofMillis(50), shortly, shortly, 64);
  }
}
