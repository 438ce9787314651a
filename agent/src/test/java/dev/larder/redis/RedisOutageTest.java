package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.resilience.CircuitBreaker;
import dev.larder.resilience.GuardedStore;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.StoreException;
import dev.larder.testing.RedisServer;
import dev.larder.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis killed, stopped, refused, mute: what it costs a caller, and how it ends. */
class RedisOutageTest {
  private static final byte[] ENTRY = new byte[32];

  /** 50 ms and room for a loaded machine. */
  private static final double READ_LIMIT_MILLIS = 100;

  private RedisServer server;
  private RedisStore store;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    store = RedisStore.open(RedisTarget.of(server.uri()));
    await().until(store::connected);
    assertThat(store.get("warm")).isSameAs(Reading.ABSENT);
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
    assertThat(DoubleStream.of(millis)).allMatch(ms -> ms >= 50 && ms <= READ_LIMIT_MILLIS);
    server.resume();
    System.out.printf("resumed: answers after %.0f ms%n", millisUntil(this::answers));
    assertThat(store.faults()).containsEntry("DEADLINE", 10L);
    assertThat(store.inFlight()).isZero();
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
    report("stopped, 64 callers", millis.stream().mapToDouble(ms -> ms).toArray());
    assertThat(millis).hasSize(64).allMatch(ms -> ms <= 2 * READ_LIMIT_MILLIS);
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
    double drop = millisOf(() -> assertFails(store.drop(List.of("a", "b"), ENTRY, 1000)));
    report("stopped, put and drop fail after", put, drop);
    assertThat(put).isBetween(250.0, 1000.0);
    assertThat(drop).isBetween(250.0, 1000.0);
    server.resume();
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
    assertFails(store.drop(List.of("k"), ENTRY, 1000));
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
    server.pause();
    CompletionStage<Boolean> put = store.put("k", Seen.ABSENT, ENTRY, 60_000);
    double millis =
        millisOf(
            () -> {
              server.kill();
              assertFails(put);
            });
    assertThat(millis).isLessThan(READ_LIMIT_MILLIS * 2);
    server.restart();
    await().until(this::answers);
    assertThat(store.get("k")).isSameAs(Reading.ABSENT);
  }

  @Test
  void an_interrupt_in_mid_wait_ends_it() throws Exception {
    RedisTarget patient =
        new RedisTarget(
            server.uri(), Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(2), 8);
    try (RedisStore slow = RedisStore.open(patient)) {
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
            server.uri(), Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofSeconds(2), 4);
    try (RedisStore small = RedisStore.open(narrow)) {
      await().until(small::connected);
      server.pause();
      for (int i = 0; i < 4; i++) {
        small.put("k" + i, Seen.ABSENT, ENTRY, 1000);
      }
      assertThat(millisOf(() -> assertThat(small.get("k")).isSameAs(Reading.UNKNOWN)))
          .isLessThan(40);
      assertFails(small.put("k", Seen.ABSENT, ENTRY, 1000));
      assertThat(small.faults()).containsEntry("OVERLOAD", 2L);
      server.resume();
      await().until(() -> small.get("k") == Reading.ABSENT);
    }
  }

  @Test
  void a_connection_that_stays_silent_is_given_up() {
    List<String> told = new CopyOnWriteArrayList<>();
    RedisStore.Listener listener =
        new RedisStore.Listener() {
          @Override
          public void onConnected() {
            told.add("connected");
          }

          @Override
          public void onDisconnected() {
            told.add("disconnected");
          }
        };
    try (RedisStore nervous = RedisStore.open(quick(server.uri()), listener, Ticker.system())) {
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

  @Test
  void a_server_that_starts_later_is_found() {
    int port = RedisServer.freePort();
    RedisTarget target = quick("redis://127.0.0.1:" + port);
    double[] opened = new double[1];
    long start = System.nanoTime();
    try (RedisStore early = RedisStore.open(target)) {
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
        RedisStore waiting = RedisStore.open(quick("redis://127.0.0.1:" + mute.getLocalPort()))) {
      assertThat(millisOf(() -> waiting.get("k"))).isLessThan(READ_LIMIT_MILLIS);
      await().until(() -> !waiting.faults().isEmpty() && !waiting.lastError().isEmpty());
      assertThat(waiting.connected()).isFalse();
    }
  }

  @Test
  void an_unknown_host_costs_nothing_and_is_tried_again() {
    try (RedisStore lost = RedisStore.open(quick("redis://no-such-host.invalid"))) {
      assertThat(millisOf(() -> lost.get("k"))).isLessThan(READ_LIMIT_MILLIS);
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
    return new RedisTarget(uri, Duration.ofMillis(50), shortly, shortly, 64);
  }

  private static void assertFails(CompletionStage<?> stage) {
    assertThatThrownBy(() -> stage.toCompletableFuture().get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(StoreException.class);
  }

  private static double millisOf(Runnable action) {
    long start = System.nanoTime();
    action.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double millisUntil(BooleanSupplier reached) {
    return millisOf(
        () ->
            await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(reached::getAsBoolean));
  }

  private static void report(String what, double... millis) {
    StringBuilder line = new StringBuilder(what).append(" [ms]:");
    for (double ms : millis) {
      line.append(String.format(" %.1f", ms));
    }
    System.out.println(line);
  }
}
