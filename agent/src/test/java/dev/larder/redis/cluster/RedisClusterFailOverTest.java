package dev.larder.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.ServerAddress;
import dev.larder.redis.address.Tls;
import dev.larder.store.Seen;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.testing.Certificates;
import dev.larder.testing.RedisCluster;
import dev.larder.version.CallTags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master that is gone: what it held is with its replica soon, and the others are asked on. */
class RedisClusterFailOverTest {
  private static final byte[] ENTRY = "an entry".getBytes(UTF_8);
  private static final Duration FAIL_OVER = Duration.ofSeconds(20);
  private static final Tombstone NONE = Tombstone.NONE;

  @Test
  void a_killed_master_costs_its_keys_until_its_replica_has_taken_over() {
    try (RedisCluster cluster = RedisCluster.start();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      assertTakenOver(cluster, jvm);
    }
  }

  @Test
  void so_it_is_where_all_of_them_speak_tls(@TempDir Path folder) throws IOException {
    Certificates made = Certificates.in(folder);
    made.sign("server", "san=ip:127.0.0.1", 30);
    Tls tls =
        Tls.of(
            made.authority().toFile(),
            folder.resolve("server.pem").toFile(),
            made.key("server").toFile(),
            "FULL");
    try (RedisCluster cluster = RedisCluster.start(made.arguments("server"));
        ClusterJvm jvm =
            new ClusterJvm(cluster, new ServerAddress(() -> "rediss://server", null, tls))) {
      assertTakenOver(cluster, jvm);
      assertThat(jvm.map().masters())
          .allMatch(node -> node.store().address().shown().startsWith("rediss://127.0.0.1:"));
    }
  }

  private static void assertTakenOver(RedisCluster cluster, ClusterJvm jvm) {
    jvm.awaitConnected();
    ClusterStore store = jvm.store();
    String lost = key(cluster, 0);
    String other = key(cluster, 1);
    await().until(() -> stores(store, lost, store.get(lost).seen()));
    await().until(() -> stores(store, other, store.get(other).seen()));
    await().until(() -> replicaHasAll(cluster));
    Seen dated = store.get(lost).seen().at(System.nanoTime());

    cluster.server(0).kill();
    long killed = System.nanoTime();
    while (!store.get(lost).seen().isAnswered()) {
      assertThat(store.get(other).bytes()).isEqualTo(ENTRY);
      assertThat(System.nanoTime() - killed).isLessThan(FAIL_OVER.toNanos());
    }
    System.out.printf("killed: its replica after %.0f ms%n", (System.nanoTime() - killed) / 1e6);

    assertThat(store.get(lost).bytes()).isEqualTo(ENTRY);
    assertThat(stores(store, lost, dated)).as("seen at the master that is gone").isFalse();
    await().until(() -> stores(store, lost, store.get(lost).seen().at(System.nanoTime())));
    assertThat(store.drop(List.of(lost, other), NONE)).succeedsWithin(FAIL_OVER);
  }

  @Test
  void where_nobody_takes_over_a_drop_says_which_keys_it_has_not_reached() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      jvm.awaitConnected();
      ClusterStore store = jvm.store();
      String lost = key(cluster, 2);
      String other = key(cluster, 1);
      await().until(() -> stores(store, other, store.get(other).seen()));
      cluster.server(2).kill();
      await().until(() -> !store.get(lost).seen().isAnswered());

      assertThat(store.drop(List.of(lost, other), NONE))
          .failsWithin(FAIL_OVER)
          .withThrowableThat()
          .havingCause()
          .isInstanceOfSatisfying(
              StoreException.class, fault -> assertThat(fault.undone()).containsExactly(lost));
      assertThat(store.get(other).bytes()).isNull();
      assertThat(store.get(other).seen().isAnswered()).isTrue();
    }
  }

  @Test
  void what_is_made_up_for_raises_no_copy_again_that_is_raised() {
    String tag = ClusterJvm.PREFIX + "lamps";
    CallTags tags = new CallTags(List.of(tag), false);
    try (RedisCluster cluster = RedisCluster.startMasters();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      jvm.awaitConnected();
      ClusterStore store = jvm.store();
      String lost = key(cluster, 2);
      String other = key(cluster, 0);
      await().until(() -> store.get(other, tags).seen().isKnown());
      cluster.server(2).kill();
      await().until(() -> !store.get(lost).seen().isAnswered());
      assertThat(store.drop(List.of(tag), NONE)).failsWithin(FAIL_OVER);
      long raised = store.get(other, tags).seen().versions().of(tag);

      assertThat(store.dropRest(List.of(tag), NONE)).failsWithin(FAIL_OVER);
      assertThat(store.get(other, tags).seen().versions().of(tag)).isEqualTo(raised);
      cluster.server(2).restart();
      await()
          .atMost(FAIL_OVER)
          .untilAsserted(
              () -> assertThat(store.dropRest(List.of(tag), NONE)).succeedsWithin(FAIL_OVER));
      assertThat(store.get(other, tags).seen().versions().of(tag)).isEqualTo(raised);
      assertThat(store.dropRest(List.of(tag), NONE)).succeedsWithin(FAIL_OVER);
      assertThat(store.get(other, tags).seen().versions().of(tag)).isGreaterThan(raised);
    }
  }

  private static String key(RedisCluster cluster, int master) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "shop:product:" + i)
        .filter(key -> cluster.masterOf(key) == master)
        .findFirst()
        .orElseThrow();
  }

  private static boolean stores(ClusterStore store, String key, Seen seen) {
    return store
        .put(key, seen, ENTRY, 60_000)
        .exceptionally(fault -> false)
        .toCompletableFuture()
        .join();
  }

  private static boolean replicaHasAll(RedisCluster cluster) {
    int replica = RedisCluster.MASTERS;
    return cluster.command(replica, "DBSIZE").equals(cluster.command(0, "DBSIZE"));
  }
}
