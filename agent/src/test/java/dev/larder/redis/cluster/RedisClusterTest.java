package dev.larder.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.codec.CodecId;
import dev.larder.codec.Envelope;
import dev.larder.engine.entry.EntryFormat;
import dev.larder.store.KeyStore.Part;
import dev.larder.store.KeyStore.Removal;
import dev.larder.store.LockStore.Claim;
import dev.larder.store.LockValue;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisCluster;
import dev.larder.version.CallTags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries, versions, locks and patterns in a real cluster of three masters. */
class RedisClusterTest {
  private static final String TAG = ClusterJvm.PREFIX + "lamps";
  private static final CallTags TAGS = new CallTags(List.of(TAG), false);
  private static final List<String> KEYS =
      IntStream.range(0, 300).mapToObj(i -> "shop:product:" + i).toList();
  private static final Duration SOON = Duration.ofSeconds(5);

  private static RedisCluster cluster;
  private ClusterJvm jvm;
  private ClusterStore store;

  @BeforeAll
  static void form() {
    cluster = RedisCluster.startMasters();
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @BeforeEach
  void open() {
    jvm = new ClusterJvm(cluster);
    store = jvm.store();
    jvm.awaitConnected();
    for (int i = 0; i < RedisCluster.MASTERS; i++) {
      cluster.command(i, "FLUSHALL");
    }
  }

  @AfterEach
  void close() {
    jvm.close();
  }

  static <T> T done(CompletionStage<T> stage) {
    assertThat(stage).succeedsWithin(SOON);
    return stage.toCompletableFuture().join();
  }

  private static byte[] entry(String key) {
    return ("an entry of " + key).getBytes(UTF_8);
  }

  private static boolean isTombstone(byte @Nullable [] held) {
    return held != null && held.length == 32 && held[3] == 'T';
  }

  private void storeAll() {
    for (String key : KEYS) {
      Seen seen = store.get(key, TAGS).seen();
      assertThat(done(store.put(key, seen, entry(key), 60_000))).isTrue();
    }
  }

  @Test
  void every_key_is_where_it_belongs_and_many_are_read_in_their_order() {
    storeAll();
    List<Reading> readings = store.getAll(KEYS, TAGS);
    for (int i = 0; i < KEYS.size(); i++) {
      assertThat(readings.get(i).bytes()).isEqualTo(entry(KEYS.get(i)));
      assertThat(store.get(KEYS.get(i)).bytes()).isEqualTo(entry(KEYS.get(i)));
      assertThat(readings.get(i).seen().isKnown()).isTrue();
      assertThat(readings.get(i).seen().versions().keys()).containsExactly(TAG);
    }
    for (int i = 0; i < RedisCluster.MASTERS; i++) {
      assertThat((Long) cluster.command(i, "DBSIZE")).isGreaterThan(50);
    }
    assertThat(faults()).isEmpty();
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    jvm.map().nodes().forEach(node -> faults.addAll(node.store().faults().keySet()));
    return faults;
  }

  @Test
  void a_version_moves_for_every_key_at_once_whichever_server_holds_it() {
    List<Seen> before = KEYS.stream().map(key -> store.get(key, TAGS).seen()).toList();
    done(store.drop(List.of(TAG), new Tombstone(entry(""), 60_000, 0)));
    for (int i = 0; i < KEYS.size(); i++) {
      Seen after = store.get(KEYS.get(i), TAGS).seen();
      assertThat(after.isKnown()).isTrue();
      assertThat(after.versions().of(TAG)).isGreaterThan(before.get(i).versions().of(TAG));
    }
  }

  @Test
  void a_version_is_known_without_asking_where_one_server_has_both() {
    await().until(() -> KEYS.stream().filter(this::isKnown).count() > KEYS.size() * 0.9);
    try (ClusterJvm other = new ClusterJvm(cluster)) {
      other.awaitConnected();
      done(other.store().drop(List.of(TAG), new Tombstone(entry(""), 60_000, 60_000)));
      await().until(() -> KEYS.stream().noneMatch(key -> store.knownVersion(key, TAG) != 0));
    }
  }

  private boolean isKnown(String key) {
    store.get(key, TAGS);
    return store.knownVersion(key, TAG) != 0;
  }

  @Test
  void a_result_of_unknown_tags_has_the_time_of_the_server_that_tells_of_its_versions() {
    for (String key : KEYS) {
      Seen seen = store.get(key, new CallTags(List.of(), true)).seen();
      assertThat(seen.isKnown()).isTrue();
      assertThat(done(store.versions(key, List.of(TAG))).wereRaisedSince(seen.versions()))
          .isFalse();
      done(store.drop(List.of(TAG), new Tombstone(entry(""), 60_000, 0)));
      assertThat(done(store.versions(key, List.of(TAG))).wereRaisedSince(seen.versions())).isTrue();
    }
  }

  @Test
  void dropped_keys_are_fenced_at_every_server() {
    storeAll();
    List<Seen> before = KEYS.stream().map(key -> store.get(key, TAGS).seen()).toList();
    done(store.drop(KEYS, EntryFormat.tombstone(0)));
    for (int i = 0; i < KEYS.size(); i++) {
      assertThat(done(store.put(KEYS.get(i), before.get(i), entry("old"), 60_000))).isFalse();
      assertThat(isTombstone(store.get(KEYS.get(i)).bytes())).isTrue();
    }
  }

  @Test
  void a_lock_is_beside_its_key() {
    LockValue mine = LockValue.of(1, 2, Seen.ABSENT);
    LockValue others = LockValue.of(3, 4, Seen.ABSENT);
    for (String key : KEYS.subList(0, 50)) {
      String lock = key + "~lock";
      await().until(() -> jvm.locks().claim(lock, mine, false, 60_000).join() == Claim.WON);
      assertThat(jvm.locks().claim(lock, others, false, 60_000).join()).isEqualTo(Claim.HELD);
      assertThat(cluster.slot(String.valueOf(SlotKeys.lock(lock)))).isEqualTo(cluster.slot(key));
      assertThat(done(jvm.locks().release(lock, mine))).isTrue();
    }
    assertThat(jvm.locks().claim("shop:{~lock", mine, false, 1_000).join())
        .isEqualTo(Claim.UNKNOWN);
  }

  @Test
  void a_pattern_is_looked_for_at_every_master_and_removes_what_has_an_older_version() {
    for (String key : KEYS) {
      Seen seen = store.get(key, TAGS).seen();
      byte[] bare = Envelope.value(1, CodecId.JSON, 0, new byte[] {'1'});
      byte[] entry = EntryFormat.carrying(seen.versions(), bare, ClusterJvm.PREFIX);
      assertThat(done(store.put(key, seen, entry, 60_000))).isTrue();
    }
    assertThat(found("shop:product:*")).containsExactlyInAnyOrderElementsOf(new HashSet<>(KEYS));
    Tombstone left = EntryFormat.tombstone(0);
    Removal removal = new Removal(TAG, 1, left.bytes(), left.ttlMillis());
    assertThat(done(jvm.keys().remove(KEYS, removal))).as("as new as their version").isZero();
    done(store.drop(List.of(TAG), left));
    assertThat(done(jvm.keys().remove(KEYS, removal))).isEqualTo(KEYS.size());
    assertThat(store.get(KEYS.get(0)).bytes()).isNull();
  }

  private Set<String> found(String match) {
    Set<String> found = new HashSet<>();
    Part part = Part.NONE;
    do {
      part = done(jvm.keys().keys(match, part));
      found.addAll(part.keys());
    } while (!part.isLast());
    return found;
  }

  @Test
  void what_a_key_holds_is_told_with_the_versions_and_the_lock_that_count_for_it() {
    String key = KEYS.get(0);
    storeAll();
    done(jvm.locks().claim(key + "~lock", LockValue.of(1, 2, Seen.ABSENT), false, 60_000));
    var held = done(store.held(key, Arrays.asList(key, TAG, key + "~lock")));
    assertThat(held.get(0).bytes()).isEqualTo(entry(key));
    assertThat(Long.parseLong(new String(Objects.requireNonNull(held.get(1).bytes()), UTF_8)))
        .isEqualTo(store.get(key, TAGS).seen().versions().of(TAG));
  }

  @Test
  void a_slot_that_moves_is_followed() {
    storeAll();
    String key = KEYS.get(7);
    int slot = cluster.slot(key);
    int from = cluster.masterOf(key);
    int to = (from + 1) % RedisCluster.MASTERS;
    Seen before = store.get(key, TAGS).seen();
    cluster.beginMove(slot, from, to);
    try {
      done(store.drop(List.of(key), EntryFormat.tombstone(0)));
      String absent = "shop:{product:7}:absent".replace("{product:7}", "{" + key + "}");
      assertThat(cluster.slot(absent)).isEqualTo(slot);
      await().untilAsserted(() -> done(store.drop(List.of(absent), EntryFormat.tombstone(0))));
    } finally {
      cluster.endMove(slot, from, to);
    }
    assertThat(isTombstone(store.get(key).bytes())).isTrue();
    assertThat(done(store.put(key, before, entry("old"), 60_000))).isFalse();
    await().untilAsserted(() -> storeAnew(key)); // until it is known who holds the slot
    assertThat(faults()).contains("ASK").doesNotContain("OTHER");
    await().untilAsserted(() -> movedThereAndBack(key, slot, from, to));
  }

  private void storeAnew(String key) {
    done(store.drop(List.of(key), EntryFormat.tombstone(0)));
    Seen now = store.get(key, TAGS).seen().at(System.nanoTime());
    assertThat(now.isKnown()).isTrue();
    assertThat(done(store.put(key, now, entry(key), 60_000))).isTrue();
  }

  /** Unless who holds the slot has just been asked for, it is said by the former one. */
  private void movedThereAndBack(String key, int slot, int there, int from) {
    cluster.beginMove(slot, from, there);
    cluster.endMove(slot, from, there);
    assertThat(store.get(key).bytes()).isEqualTo(entry(key));
    cluster.beginMove(slot, there, from);
    cluster.endMove(slot, there, from);
    assertThat(store.get(key).bytes()).isEqualTo(entry(key));
    assertThat(faults()).contains("MOVED").doesNotContain("OTHER");
  }
}
