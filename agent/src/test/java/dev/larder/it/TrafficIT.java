package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.Certificates;
import dev.larder.testing.RedisClock;
import dev.larder.testing.RedisCluster;
import dev.larder.testing.RedisSentinels;
import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads go on calling while another server takes over, or all of them are gone. */
class TrafficIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern FIGURES =
      Pattern.compile(
          "failed 0, wrong 0, stale 0 after [1-9]\\d* changes, slowest (\\d+) us, .* of (\\d+), .* ran (\\d+), again after (-?\\d+) ms,"
              + " grown \\[].*");
  private static final String LABELS =
      """
        label: { method: com.probe.start.Catalog.label(int), key: "label:{id}" }
        relabel:
          method: com.probe.start.Catalog.relabel(int)
          invalidate: [ { rule: label, with: { id: "{id}" } } ]
      """;
  private static final int MOST_MICROS = 500_000;
  private static final int MOST_MILLIS = 10_000;

  @TempDir Path folder;

  @Test
  void another_master_by_sentinels() {
    try (RedisSentinels sentinels = RedisSentinels.start("");
        Told jvm =
            calling(
                "uri: redis://master, sentinel: { master: %s, nodes: [%s] }"
                    .formatted(RedisSentinels.MASTER, String.join(", ", sentinels.nodes())))) {
      jvm.tell("traffic count");
      sentinels.first().kill();
      awaitRuns(jvm);
      assertHitsAgain(jvm, "another master by Sentinels");
    }
  }

  @Test
  void another_master_of_a_cluster() {
    try (RedisCluster cluster = RedisCluster.start();
        Told jvm = calling(cluster)) {
      jvm.tell("traffic count");
      cluster.server(0).kill();
      awaitRuns(jvm);
      assertHitsAgain(jvm, "another master of a cluster");
    }
  }

  @Test
  void slots_that_move() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        Told jvm = calling(cluster)) {
      List<Integer> slots =
          IntStream.range(0, 300)
              .mapToObj(id -> "start:label:" + id)
              .filter(key -> cluster.masterOf(key) == 0)
              .map(cluster::slot)
              .distinct()
              .toList();
      jvm.tell("traffic count");
      for (int slot : slots) {
        cluster.beginMove(slot, 0, 1);
        pause();
        cluster.endMove(slot, 0, 1);
      }
      jvm.tell("traffic over");
      awaitHits(jvm);
      Matcher figures = assertEnd(jvm, slots.size() + " slots that move");
      assertThat(number(figures, 3)).isLessThan(number(figures, 2) / 20);
    }
  }

  @Test
  void all_masters_empty() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        Told jvm = calling(cluster)) {
      jvm.tell("traffic count");
      IntStream.range(0, RedisCluster.MASTERS).forEach(i -> cluster.server(i).kill());
      awaitRuns(jvm);
      IntStream.range(0, RedisCluster.MASTERS).forEach(i -> cluster.server(i).restart());
      jvm.tell("traffic over");
      assertHitsAgain(jvm, "all masters killed, and started again empty");
    }
  }

  @Test
  void a_cluster_that_wants_all_its_masters_and_misses_one() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        Told jvm = calling(cluster)) {
      for (int i = 0; i < RedisCluster.MASTERS; i++) {
        cluster.command(i, "CONFIG", "SET", "cluster-require-full-coverage", "yes");
      }
      jvm.tell("traffic count");
      cluster.server(0).kill();
      await().atMost(LIMIT).until(() -> runs(jvm) == 100);
      assertThat(jvm.tell("get dev.larder:type=Redis Faults")).contains("CLUSTER_DOWN");
      cluster.server(0).restart();
      jvm.tell("traffic over");
      assertHitsAgain(jvm, "a cluster is down as a whole");
    }
  }

  @Test
  void a_certificate_that_has_expired() throws IOException {
    Certificates made = Certificates.in(Files.createDirectory(folder.resolve("made")));
    made.sign("server", "san=ip:127.0.0.1", 30);
    made.sign("expired", "san=ip:127.0.0.1", 1);
    made.sign("next", "san=ip:127.0.0.1", 30);
    int port = RedisServer.freePort();
    List<String> given = new ArrayList<>(List.of("--port", "0", "--tls-port", "" + port));
    given.addAll(made.arguments("server"));
    given.addAll(List.of("--tls-auth-clients", "no"));
    try (RedisServer redis = RedisServer.startOn(port, given.toArray(new String[0]));
        Told jvm = told("uri: rediss://127.0.0.1:" + port + ", tls: { ca: made/ca.pem }")) {
      redis.restart(); // the client's threads begin with its connections
      jvm.awaits("ask 1", "product 1 from the cache");
      beginsToCall(jvm);
      jvm.tell("traffic count");
      made.replace("server", "expired");
      redis.restart();
      awaitRuns(jvm);
      await()
          .atMost(LIMIT)
          .until(() -> jvm.tell("get dev.larder:type=Redis LastError").contains("Expired"));
      made.replace("server", "next");
      redis.restart();
      jvm.tell("traffic over");
      assertHitsAgain(jvm, "its certificate has expired, until it has another");
    }
  }

  /** Of a server that can be made to: the one that comes with the build goes by this machine's. */
  @Test
  void a_clock_that_is_set() {
    Optional<RedisClock> clock = RedisClock.start(folder);
    assumeThat(clock).as("a server whose clock can be set").isPresent();
    try (RedisClock set = clock.orElseThrow();
        Told jvm = calling("uri: " + set.server().uri())) {
      jvm.tell("traffic count");
      set.set(Duration.ofHours(1));
      awaitRuns(jvm);
      awaitHits(jvm);
      set.set(Duration.ofHours(-1));
      jvm.tell("traffic over");
      assertHitsAgain(jvm, "Redis' clock is set ahead by an hour, then back by two");
    }
  }

  private Told calling(RedisCluster cluster) {
    return calling("cluster: { nodes: [\"" + cluster.nodes().get(1) + "\"] }");
  }

  private Told calling(String redis) {
    Told jvm = told(redis);
    beginsToCall(jvm);
    return jvm;
  }

  private Told told(String redis) {
    String rules =
        AgentRun.RULES
            + LABELS
            + "breaker: { failures: 5, open-for: 1s }\nredis: { "
            + redis
            + ", reconnect-max: 500ms }\n";
    Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class));
    jvm.awaits("ask 1", "product 1 from the cache");
    jvm.awaits("get dev.larder:type=Redis Connected", "true");
    return jvm;
  }

  /** Until nearly all calls are hits. */
  private static void beginsToCall(Told jvm) {
    jvm.tell("traffic begin");
    awaitHits(jvm);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long runs(Told jvm) {
    return Long.parseLong(jvm.tell("traffic runs"));
  }

  private static void awaitHits(Told jvm) {
    await().atMost(LIMIT).until(() -> runs(jvm) < 2);
  }

  private static void awaitRuns(Told jvm) {
    await().atMost(LIMIT).until(() -> runs(jvm) > 20);
  }

  private static void assertHitsAgain(Told jvm, String what) {
    awaitHits(jvm);
    Matcher figures = assertEnd(jvm, what);
    assertThat(number(figures, 4)).isLessThan(MOST_MILLIS);
  }

  private static int number(Matcher figures, int group) {
    return Integer.parseInt(figures.group(group));
  }

  private static Matcher assertEnd(Told jvm, String what) {
    String figures = jvm.tell("traffic end");
    System.out.println("[TrafficIT] " + what + ": " + figures);
    Matcher matcher = FIGURES.matcher(figures);
    assertThat(matcher.matches()).as(figures).isTrue();
    assertThat(number(matcher, 1)).isLessThan(MOST_MICROS);
    assertThat(jvm.tell("get dev.larder:type=Redis Faults")).doesNotContain("OTHER");
    assertThat(jvm.stderr()).doesNotContain("\tat ");
    return matcher;
  }
}
