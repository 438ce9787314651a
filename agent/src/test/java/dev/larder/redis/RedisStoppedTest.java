package dev.larder.redis;

import static dev.larder.redis.Outage.assertFails;
import static dev.larder.redis.Outage.millisOf;
import static dev.larder.redis.Outage.millisUntil;
import static dev.larder.redis.Outage.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.GuardedStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis stopped: it accepts and answers nothing. What that costs a caller, and how it ends. */
class RedisStoppedTest {
  private static final byte[] ENTRY = new byte[32];

  /** 50 ms and room for a loaded machine; a median, since a machine may stall at any time. */
  private static final double READ_LIMIT_MILLIS = 100;

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
  void stopped_a_call_costs_its_deadline_and_once_resumed_it_answers() {
    server.pause();
    double[] millis = new double[10];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = millisOf(() -> assertThat(store.get("k")).isSameAs(Reading.UNKNOWN));
    }
    report("stopped, each get", millis);
    assertThat(DoubleStream.of(millis)).allMatch(ms -> ms >= 44);
    assertThat(Outage.median(millis)).isLessThan(READ_LIMIT_MILLIS);
    server.resume();
    System.out.printf("resumed: answers after %.0f ms%n", millisUntil(this::answers));
    assertThat(store.faults()).containsEntry("DEADLINE", 10L);
    assertThat(store.inFlight()).isZero();
  }

  @Test
  void stopped_a_further_read_of_a_call_costs_what_is_left_of_its_deadline() {
    server.pause();
    long waited = Duration.ofMillis(40).toNanos();
    double[] millis = new double[10];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = millisOf(() -> store.get("k", CallTags.NONE, waited));
    }
    report("stopped, each further get", millis);
    assertThat(DoubleStream.of(millis))
        .as("a whole one takes 44 ms at least")
        .anyMatch(ms -> ms < 44);
    server.resume();
  }

  @Test
  void stopped_many_callers_wait_no_longer_than_one() throws Exception {
    server.pause();
    List<Thread> callers = new ArrayList<>();
    List<Double> millis = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 64; i++) {
      callers.add(new Thread(() -> millis.add(millisOf(() -> store.get("k")))));
    }
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    double[] each = millis.stream().mapToDouble(ms -> ms).toArray();
    report("stopped, 64 callers", each);
    assertThat(each).hasSize(64);
    assertThat(Outage.median(each)).isLessThan(READ_LIMIT_MILLIS);
  }

  @Test
  void behind_a_breaker_a_stopped_redis_soon_costs_nothing() {
    CircuitBreaker reads = new CircuitBreaker(5, Duration.ofSeconds(60));
    CircuitBreaker puts = new CircuitBreaker(5, Duration.ofSeconds(60));
    GuardedStore guarded = new GuardedStore(store, reads, puts, Ticker.system());
    server.pause();
    for (int i = 0; i < 5; i++) {
      guarded.get("k");
    }
    int calls = 1_000_000;
    double millis =
        millisOf(
            () -> {
              for (int i = 0; i < calls; i++) {
                guarded.get("k");
              }
            });
    System.out.printf("breaker open, each get: %.0f ns%n", millis * 1e6 / calls);
    assertThat(millis).isLessThan(5_000);
    server.resume();
  }

  @Test
  void stopped_writes_fail_in_their_own_time() {
    server.pause();
    double put = millisOf(() -> assertFails(store.put("k", Seen.ABSENT, ENTRY, 1000)));
    double drop =
        millisOf(() -> assertFails(store.drop(List.of("a", "b"), new Tombstone(ENTRY, 1000, 0))));
    report("stopped, put and drop fail after", put, drop);
    assertThat(put).isBetween(244.0, 1000.0);
    assertThat(drop).isBetween(244.0, 1000.0);
    server.resume();
  }

  @Test
  void an_interrupt_in_mid_wait_ends_it() throws Exception {
    RedisTarget patient =
        new RedisTarget(
            ServerAddress.of(server.uri()),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            8);
    try (RedisStore slow = TestStores.open(patient)) {
      await().until(slow::connected);
      server.pause();
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                Reading reading = slow.get("k");
                flag.complete(reading == Reading.UNKNOWN && Thread.currentThread().isInterrupted());
              });
      caller.start();
      await().until(() -> caller.getState() == Thread.State.WAITING);
      caller.interrupt();
      assertThat(flag.get(2, TimeUnit.SECONDS)).isTrue();
      assertThat(slow.inFlight()).isZero();
    } finally {
      server.resume();
    }
  }

  @Test
  void past_the_bound_a_call_is_refused_at_once() {
    RedisTarget narrow =
        new RedisTarget(
            ServerAddress.of(server.uri()),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            4);
    try (RedisStore small = TestStores.open(narrow)) {
      await().until(small::connected);
      server.pause();
      for (int i = 0; i < 4; i++) {
        small.put("k" + i, Seen.ABSENT, ENTRY, 1000);
      }
      assertThat(millisOf(() -> assertThat(small.get("k")).isSameAs(Reading.UNKNOWN)))
          .isLessThan(1_000);
      assertFails(small.put("k", Seen.ABSENT, ENTRY, 1000));
      assertThat(small.faults()).containsEntry("OVERLOAD", 2L);
      server.resume();
      await().until(() -> small.get("k") == Reading.ABSENT);
    }
  }

  @Test
  void a_connection_that_stays_silent_is_given_up() {
    List<String> told = new CopyOnWriteArrayList<>();
    RedisListener listener =
        new RedisListener() {
          @Override
          public void onConnected() {
            told.add("connected");
          }

          @Override
          public void onDisconnected() {
            told.add("disconnected");
          }
        };
    try (RedisStore nervous = TestStores.open(quick(server.uri()), listener, Ticker.system())) {
      await().until(nervous::connected);
      server.pause();
      await()
          .until(
              () -> {
                nervous.get("k");
                return !nervous.connected();
              });
      server.resume();
      await().until(() -> nervous.get("k") == Reading.ABSENT);
      await()
          .untilAsserted(
              () -> assertThat(told).startsWith("connected", "disconnected", "connected"));
    }
  }

  /** What is cancelled stays with the client until it is answered, and takes the room of others. */
  @Test
  void so_is_one_that_has_no_room_left_for_another_command() {
    try (RedisStore full = TestStores.open(quick(server.uri()))) {
      await().until(full::connected);
      server.pause();
      List<String> keys = IntStream.range(0, 64).mapToObj(i -> "k" + i).toList();
      while (full.faults().getOrDefault("OVERLOAD", 0L) == 0) {
        assertFails(full.drop(keys, Tombstone.NONE));
      }
      assertThat(full.answers().toCompletableFuture().join()).isFalse();
      await()
          .until(
              () -> {
                full.get("k");
                return !full.connected();
              });
      server.resume();
      await().until(() -> full.get("k") == Reading.ABSENT);
    }
  }

  private boolean answers() {
    return store.get("k") == Reading.ABSENT;
  }

  private static RedisTarget quick(String uri) {
    Duration shortly = Duration.ofMillis(200);
    return new RedisTarget(ServerAddress.of(uri), Duration.ofMillis(50), shortly, shortly, 64);
  }
}
