package dev.larder.redis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.engine.entry.EntryFormat;
import dev.larder.redis.RedisListener;
import dev.larder.redis.RedisStore;
import dev.larder.redis.TestStores;
import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.KeyStore.Part;
import dev.larder.store.KeyStore.Removal;
import dev.larder.store.Seen;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.VersionTable;
import dev.larder.version.Versions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a pattern finds and removes in a real Redis. */
class RedisKeysTest {
  private static final String PREFIX = "shop:~tag:";
  private static final String VERSION = PREFIX + "~:row:*";
  private static final String RULE = PREFIX + "~row";
  private static final long NOW = 5_000_000_000_000_000L;
  private static final Duration SOON = Duration.ofSeconds(5);

  private RedisServer server;
  private RedisStore store;
  private RespClient redis;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    redis = RespClient.connect(server.uri());
    store = open(server.uri());
  }

  static RedisStore open(String uri) {
    RedisStore opened =
        TestStores.open(
            new RedisTarget(ServerAddress.of(uri), SOON, SOON, Duration.ofMillis(300), 2048),
            new VersionTable(PREFIX, key -> {}),
            RedisListener.NONE,
            Ticker.system());
    await().until(opened::connected);
    return opened;
  }

  @AfterEach
  void close() {
    store.close();
    redis.close();
    server.close();
  }

  /** An entry with its rule's version and, unless it is 0, this one of the pattern. */
  private static byte[] entry(long id, long version) {
    byte[] bare =
        ByteBuffer.allocate(33).put(EntryFormat.tombstone(0).bytes()).put((byte) '1').array();
    ByteBuffer.wrap(bare).put(3, (byte) 'V').put(4, (byte) 1).putLong(8, id).putInt(28, 1);
    List<String> keys = version == 0 ? List.of(RULE) : List.of(RULE, VERSION);
    List<Long> numbers = version == 0 ? List.of(7L) : List.of(7L, version);
    return EntryFormat.carrying(new Versions(keys, numbers, 0), bare, PREFIX);
  }

  private long remove(String... keys) {
    Removal removal = new Removal(VERSION, NOW, EntryFormat.tombstone(0).bytes(), 60_000);
    return store.remove(List.of(keys), removal).toCompletableFuture().join();
  }

  private boolean isTombstone(String key) {
    byte[] held = redis.get(key);
    return held != null && held.length == 32 && held[3] == 'T';
  }

  @Test
  void an_entry_with_an_older_version_is_removed_and_one_with_the_current_version_stays() {
    redis.set("shop:row:old", entry(1, NOW - 1));
    redis.set("shop:row:new", entry(2, NOW));

    assertThat(remove("shop:row:old", "shop:row:new", "shop:row:none")).isEqualTo(1);
    assertThat(redis.get("shop:row:old")).isNull();
    assertThat(redis.get("shop:row:new")).isEqualTo(entry(2, NOW));
  }

  @Test
  void what_is_no_entry_is_removed_whatever_it_is() {
    redis.set(
        "shop:row:text", "of another program".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    redis.set("shop:row:empty", new byte[0]);
    redis.command("HSET", "shop:row:hash", "field", "value");
    redis.command("RPUSH", "shop:row:list", "a", "b");

    assertThat(remove("shop:row:text", "shop:row:empty", "shop:row:hash", "shop:row:list"))
        .isEqualTo(4);
    assertThat(redis.command("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void a_tombstone_stays_so_that_a_load_that_began_before_it_does_not_store() {
    assertThat(store.drop(List.of("shop:row:1"), EntryFormat.tombstone(0))).succeedsWithin(SOON);

    assertThat(remove("shop:row:1")).isZero();
    assertThat(store.put("shop:row:1", Seen.ABSENT, entry(1, NOW), 60_000))
        .succeedsWithin(SOON)
        .isEqualTo(false);
  }

  @Test
  void an_entry_without_the_version_leaves_a_tombstone_to_loads_that_began_before() {
    redis.set("shop:row:1", entry(1, 0));

    assertThat(remove("shop:row:1")).isEqualTo(1);
    assertThat(isTombstone("shop:row:1")).isTrue();
    assertThat((Long) redis.command("PTTL", "shop:row:1")).isBetween(50_000L, 60_000L);
    assertThat(store.put("shop:row:1", Seen.ABSENT, entry(2, NOW), 60_000))
        .succeedsWithin(SOON)
        .isEqualTo(false);
  }

  @Test
  void where_nothing_may_stay_nothing_does() {
    redis.set("shop:row:new", entry(2, NOW));
    redis.set("shop:row:other", entry(3, 0));
    redis.set("shop:row:tombstone", EntryFormat.tombstone(0).bytes());
    redis.set("shop:row:text", new byte[] {'{', '}'});
    Removal removal = new Removal(VERSION, NOW, new byte[32], 60_000).leavingNothing();
    List<String> keys =
        List.of("shop:row:new", "shop:row:other", "shop:row:tombstone", "shop:row:text");

    assertThat(store.remove(keys, removal)).succeedsWithin(SOON).isEqualTo(4L);
    assertThat(redis.command("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void a_server_without_memory_loses_such_an_entry_all_the_same() {
    redis.set("shop:row:1", entry(1, 0));
    redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
    redis.command("CONFIG", "SET", "maxmemory", "1");

    assertThat(remove("shop:row:1")).isEqualTo(1);
    assertThat(redis.get("shop:row:1")).isNull();
  }

  @Test
  void all_keys_are_found_part_by_part_and_no_others() {
    for (int i = 0; i < 3_000; i++) {
      redis.command("SET", (i % 2 == 0 ? "shop:row:" : "shop:other:") + i, "x");
    }
    TreeSet<String> found = new TreeSet<>();
    int parts = 0;
    Part part = Part.NONE;
    do {
      part = store.keys("shop:row:*", part).toCompletableFuture().join();
      found.addAll(part.keys());
      parts++;
    } while (!part.isLast());

    assertThat(found).hasSize(1_500).allMatch(key -> key.startsWith("shop:row:"));
    assertThat(parts).isGreaterThan(4);
    assertThat(remove(found.toArray(String[]::new))).isEqualTo(1_500);
    assertThat(redis.command("DBSIZE")).isEqualTo(1_500L);
  }

  @Test
  void over_another_connection_the_keys_are_looked_through_from_the_first_one_on() {
    for (int i = 0; i < 2_000; i++) {
      redis.command("SET", "shop:row:" + i, "x");
    }
    Part part = store.keys("shop:row:*", Part.NONE).toCompletableFuture().join();
    List<String> first = new ArrayList<>(part.keys());
    try (RedisStore other = open(server.uri())) {
      assertThat(other.keys("shop:row:*", part).toCompletableFuture().join().keys())
          .isEqualTo(first);
    }
    assertThat(store.keys("shop:row:*", part).toCompletableFuture().join().keys())
        .doesNotContainAnyElementsOf(first);
  }
}
