package dev.larder.redis.cluster;

import static dev.larder.redis.cluster.RedisClusterTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.Readme;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.KeyStore.Part;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockValue;
import dev.larder.store.Seen;
import dev.larder.testing.RedisCluster;
import dev.larder.version.CallTags;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rights that the README asks for in a cluster and no others. */
class RedisClusterRightsTest {
  private static final String TAG = ClusterJvm.PREFIX + "lamps";
  private static final CallTags TAGS = new CallTags(List.of(TAG), false);
  private static final String KEY = "shop:product:1";
  private static final byte[] ENTRY = new byte[32];

  private RedisCluster cluster;

  @BeforeEach
  void start() {
    cluster = RedisCluster.startMasters();
    allow(Readme.userOfRedis());
  }

  private ClusterJvm open() {
    return new ClusterJvm(cluster, ServerAddress.of("redis://larder:PASSWORD@server"));
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  private void allow(String... command) {
    IntStream.range(0, RedisCluster.MASTERS).forEach(i -> cluster.command(i, command));
  }

  @Test
  void those_of_one_server_are_enough_with_two_more() {
    allow("ACL", "SETUSER", "larder", "+cluster|slots", "+asking");
    try (ClusterJvm jvm = open()) {
      jvm.awaitConnected();
      assertAllowed(jvm);
      assertThat(jvm.denied).isEmpty();
    }
  }

  private void assertAllowed(ClusterJvm jvm) {
    await().until(() -> jvm.store().get(KEY, TAGS).seen().isKnown());
    assertThat(done(jvm.store().put(KEY, Seen.ABSENT, ENTRY, 60_000))).isTrue();
    assertThat(jvm.store().getAll(List.of(KEY, "shop:product:2"), TAGS)).hasSize(2);
    LockValue lock = LockValue.of(1, 2, Seen.ABSENT);
    assertThat(jvm.locks().claim(KEY + "~lock", lock, false, 60_000).join()).isEqualTo(Claim.WON);
    assertThat(done(jvm.keys().keys("shop:product:*", Part.NONE)).isLast()).isFalse();

    int from = cluster.masterOf(KEY);
    cluster.beginMove(cluster.slot(KEY), from, (from + 1) % RedisCluster.MASTERS);
    String absent = "shop:{" + KEY + "}:absent";
    assertThat(cluster.slot(absent)).isEqualTo(cluster.slot(KEY));
    await().untilAsserted(() -> done(jvm.store().drop(List.of(absent), EntryFormat.tombstone(0))));
    done(jvm.store().drop(List.of(KEY, TAG), EntryFormat.tombstone(0)));
    assertThat(jvm.map().nodes()).anyMatch(node -> node.store().faults().containsKey("ASK"));
  }

  @Test
  void what_is_missing_of_these_is_told_at_the_start() {
    try (ClusterJvm jvm = open()) {
      await().until(() -> jvm.denied.containsAll(List.of("\"cluster|slots\"", "\"asking\"")));
    }
  }
}
