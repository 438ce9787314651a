package dev.larder.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Seen;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisClock;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Redis whose clock is set; {@code -Dlarder.redis.server} of one that loads libraries, as
 * Debian's do.
 */
class RedisClockTest {
  private static final String KEY = "shop:k";
  private static final String TAG = "shop:~tag:lamps";
  private static final CallTags TAGS = new CallTags(List.of(TAG), false);
  private static final byte[] VALUE = "what is not a tombstone".getBytes(UTF_8);
  private static final Tombstone TOMBSTONE = new Tombstone(new byte[40], 60_000, 0);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @TempDir Path folder;
  private RedisClock clock;
  private RedisStore store;

  @BeforeEach
  void start() {
    Optional<RedisClock> there = RedisClock.start(folder);
    assumeThat(there).as("a server whose clock can be set").isPresent();
    clock = there.orElseThrow();
    store =
        TestStores.open(
            new RedisTarget(
                ServerAddress.of(clock.server().uri()), LIMIT, LIMIT, Duration.ofMillis(300), 2048),
            new VersionTable("shop:~tag:", key -> {}),
            RedisListener.NONE,
            Ticker.system());
    await().until(store::connected);
  }

  @AfterEach
  void close() {
    if (clock != null) {
      store.close();
      clock.close();
    }
  }

  private boolean put(Seen seen) throws Exception {
    return store.put(KEY, seen, VALUE, 60_000).toCompletableFuture().get();
  }

  private long version() {
    return store.get(KEY, TAGS).seen().versions().of(TAG);
  }

  private void raise() {
    assertThat(store.drop(List.of(TAG), TOMBSTONE)).succeedsWithin(LIMIT);
  }

  @Test
  void set_ahead_entries_end_and_are_stored_anew() throws Exception {
    assertThat(put(store.get(KEY).seen())).isTrue();
    assertThat(store.get(KEY).bytes()).isNotNull();

    clock.set(Duration.ofHours(1));
    assertThat(store.get(KEY).bytes()).isNull();
    assertThat(put(store.get(KEY).seen())).isTrue();
    assertThat(store.get(KEY).bytes()).isNotNull();
  }

  @Test
  void set_back_they_stay() throws Exception {
    assertThat(put(store.get(KEY).seen())).isTrue();
    Seen before = store.get(KEY).seen();

    clock.set(Duration.ofHours(-1));
    assertThat(store.get(KEY).bytes()).isNotNull();
    assertThat(store.drop(List.of(KEY), TOMBSTONE)).succeedsWithin(LIMIT);
    assertThat(put(before)).as("a load from before the drop").isFalse();
  }

  @Test
  void set_back_by_an_hour_a_version_grows_by_one() {
    await().until(() -> version() > 0);
    raise();
    long before = version();

    clock.set(Duration.ofHours(-1));
    raise();
    assertThat(version()).isEqualTo(before + 1);
  }

  /** It may be one that settles. */
  @Test
  void set_back_by_less_than_a_minute_it_is_told_to_nobody_until_the_clock_is_past_it() {
    await().until(() -> version() > 0);
    raise();
    long before = version();

    clock.set(Duration.ofSeconds(-30));
    raise();
    assertThat(version()).isZero();
    clock.set(Duration.ofSeconds(1));
    assertThat(version()).isEqualTo(before + 1);
  }

  @Test
  void set_ahead_it_goes_by_the_clock() {
    await().until(() -> version() > 0);
    long before = version();

    clock.set(Duration.ofHours(1));
    raise();
    assertThat(version() - before).isGreaterThan(3_600_000_000L);
  }
}
