package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs over a cluster that loses a master. */
class RedisClusterIT {
  private static final String RULES =
      """
      larder: 1
      namespace: start
      redis:
        cluster: { nodes: ["%s"] }
        timeout: 1s
        invalidate-timeout: 5s
        reconnect-max: 500ms
      breaker: { failures: 5, open-for: 500ms }
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}"
          near: { max-entries: 100 }
        renamed:
          method: com.probe.start.Catalog.rename(long)
          invalidate: { all: name }
      """;

  private static final String REDIS = "get dev.larder:type=Redis ";
  private static final String RULE = "get dev.larder:type=Rule,name=name ";
  private static final Duration FAIL_OVER = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void a_master_that_is_gone_costs_its_keys_alone_and_those_until_its_replica_is_found()
      throws Exception {
    try (RedisCluster cluster = RedisCluster.start()) {
      String rules = RULES.formatted(cluster.nodes().get(0));
      long lost = id(cluster, 0);
      long other = id(cluster, 1);
      try (Told one = Told.start(AgentRun.with(rules, folder, Listener.class));
          Told two = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        one.awaits("ask " + lost, cached(lost));
        one.awaits("ask " + other, cached(other));
        two.awaits("ask " + other, cached(other));
        two.awaits("rename 0", "done");
        one.awaits(RULE + "Enabled", "true");
        awaitNearHits(one, other);
        assertThat(one.tell(REDIS + "Topology")).isEqualTo("cluster");
        assertThat(one.tell(REDIS + "Nodes"))
            .contains(cluster.nodes().get(2) + " connected, reads CLOSED, stores CLOSED, slots ");

        assertThat(two.tell("rename 0")).isEqualTo("done");
        await()
            .atMost(Duration.ofMillis(500))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1))
            .untilAsserted(() -> assertThat(one.tell("ask " + other)).isEqualTo(loaded(other)));
        one.awaits("ask " + other, cached(other));
        one.awaits("ask " + lost, cached(lost));

        cluster.server(0).kill();
        await().untilAsserted(() -> assertThat(one.tell("ask " + lost)).isEqualTo(loaded(lost)));
        for (int i = 0; i < 50; i++) {
          assertThat(one.tell("ask " + other)).isEqualTo(cached(other));
          assertThat(one.tell("ask " + lost)).isIn(cached(lost), loaded(lost));
        }
        await()
            .atMost(FAIL_OVER)
            .untilAsserted(() -> assertThat(one.tell("ask " + lost)).isEqualTo(cached(lost)));
        assertThat(one.tell(REDIS + "Connected")).isEqualTo("true");
        assertThat(one.tell(REDIS + "Nodes"))
            .contains(cluster.nodes().get(RedisCluster.MASTERS))
            .doesNotContain(cluster.nodes().get(0));
        await() // a second later it is closed
            .during(Duration.ofSeconds(3))
            .untilAsserted(
                () ->
                    assertThat(one.tell(REDIS + "Faults"))
                        .as("of the one that is gone")
                        .contains("CONNECT"));
        await()
            .untilAsserted(
                () ->
                    assertThat(one.tell("get dev.larder:type=Breaker State")).isEqualTo("CLOSED"));
        awaitNearHits(one, lost);
      }
    }
  }

  @Test
  void a_rule_that_is_dropped_while_a_master_is_gone_is_cached_again_by_the_others()
      throws Exception {
    try (RedisCluster cluster = RedisCluster.startMasters()) {
      long lost = id(cluster, 0);
      long other = id(cluster, 1);
      String rules = RULES.formatted(cluster.nodes().get(1));
      try (Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        jvm.awaits("ask " + lost, cached(lost));
        jvm.awaits("ask " + other, cached(other));
        jvm.awaits("rename 0", "done");
        jvm.awaits("ask " + other, cached(other));
        cluster.server(0).kill();
        await().untilAsserted(() -> assertThat(jvm.tell("ask " + lost)).isEqualTo(loaded(lost)));
        for (int i = 0; i < 3; i++) {
          assertThat(jvm.tell("rename 0")).isEqualTo("done");
          assertThat(jvm.tell("ask " + other)).isEqualTo(loaded(other));
          jvm.awaits("ask " + other, cached(other));
        }
        assertThat(jvm.tell(REDIS + "Journaled")).isNotEqualTo("0");
        assertThat(jvm.tell("ask " + lost)).isEqualTo(loaded(lost));
        cluster.server(0).restart();
        await()
            .atMost(FAIL_OVER)
            .untilAsserted(() -> assertThat(jvm.tell("ask " + lost)).isEqualTo(cached(lost)));
      }
    }
  }

  @Test
  void masters_that_are_all_started_again_empty_are_filled_again() throws Exception {
    try (RedisCluster cluster = RedisCluster.startMasters()) {
      String rules = RULES.formatted(cluster.nodes().get(1));
      List<Long> ids =
          IntStream.range(0, RedisCluster.MASTERS).mapToObj(i -> id(cluster, i)).toList();
      try (Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        ids.forEach(id -> jvm.awaits("ask " + id, cached(id)));
        for (int master = 0; master < RedisCluster.MASTERS; master++) {
          cluster.server(master).kill();
        }
        ids.forEach(
            id ->
                await()
                    .untilAsserted(() -> assertThat(jvm.tell("ask " + id)).isEqualTo(loaded(id))));
        for (int master = 0; master < RedisCluster.MASTERS; master++) {
          cluster.server(master).restart();
        }
        ids.forEach(
            id ->
                await()
                    .atMost(FAIL_OVER)
                    .untilAsserted(() -> assertThat(jvm.tell("ask " + id)).isEqualTo(cached(id))));
      }
    }
  }

  private static long id(RedisCluster cluster, int master) {
    return IntStream.range(1, 1_000)
        .filter(id -> cluster.masterOf("start:name:" + id) == master)
        .findFirst()
        .orElseThrow();
  }

  private static String cached(long id) {
    return "product " + id + " from the cache";
  }

  private static String loaded(long id) {
    return "product " + id + " by the catalog";
  }

  private static void awaitNearHits(Told jvm, long id) {
    await()
        .untilAsserted(
            () -> {
              long before = Long.parseLong(jvm.tell(RULE + "NearHits"));
              assertThat(jvm.tell("ask " + id)).isEqualTo(cached(id));
              assertThat(Long.parseLong(jvm.tell(RULE + "NearHits"))).isGreaterThan(before);
            });
  }
}
