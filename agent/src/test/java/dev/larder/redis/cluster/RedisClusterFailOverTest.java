package dev.larder.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.store.Seen;
import dev.larder.store.StoreException;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisCluster;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A master that is gone: what it held is with its replica soon, and the others are asked on. */
class RedisClusterFailOverTest {
  private static final byte[] ENTRY = "an entry".getBytes(UTF_8);
  private static final Duration FAIL_OVER = Duration.ofSeconds(20);
  private static final Tombstone NONE = Tombstone.NONE;

  @Test
  void a_killed_master_costs_its_keys_until_its_replica_has_taken_over() {
    try (RedisCluster cluster = RedisCluster.start();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      await().until(() -> jvm.map().masters().size() == RedisCluster.MASTERS);
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
  }

  @Test
  void where_nobody_takes_over_a_drop_says_which_keys_it_has_not_reached() {
    try (RedisCluster cluster = RedisCluster.startMasters();
        ClusterJvm jvm = new ClusterJvm(cluster)) {
      await().until(() -> jvm.map().masters().size() == RedisCluster.MASTERS);
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
