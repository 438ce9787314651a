package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Tombstone;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of what is written later than it is dropped, in a real Redis. */
class SettlingVersionsTest {
  private static final String TAG = "shop:~tag:lamps";
  private static final CallTags TAGS = new CallTags(List.of(TAG), false);

  private RedisServer server;
  private RedisStore store;
  private RespClient redis;

  @BeforeEach
  void start() {
    server = RedisServer.startOwn();
    Duration patient = Duration.ofSeconds(5);
    store =
        TestStores.open(
            new RedisTarget(
                ServerAddress.of(server.uri()), patient, patient, Duration.ofMillis(300), 2048),
            new VersionTable("shop:~tag:", key -> {}),
            RedisListener.NONE,
            Ticker.system());
    await().until(store::connected);
    redis = RespClient.connect(server.uri());
  }

  @AfterEach
  void close() {
    redis.close();
    store.close();
    server.close();
  }

  private long version() {
    return store.get("shop:k", TAGS).seen().versions().of(TAG);
  }

  private void raise(long settleMillis) {
    assertThat(store.drop(List.of(TAG), new Tombstone(new byte[40], 60_000, settleMillis)))
        .succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void until_it_has_settled_a_version_is_told_to_nobody() {
    await().until(() -> version() > 0 && store.knownVersion(TAG, TAG) > 0);
    raise(40_000);
    assertThat(version()).isZero();

    raise(0);
    assertThat(version()).as("after another write, which is there at once").isZero();
    assertThat(store.knownVersion(TAG, TAG)).isZero();
  }

  @Test
  void it_settles_by_itself() {
    long before = version();
    raise(100);

    await().until(() -> version() > before);
  }

  @Test
  void a_version_of_a_server_whose_clock_was_far_ahead_is_told_and_grows_by_one() {
    long ahead =
        TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) + TimeUnit.HOURS.toMicros(1);
    redis.command("SET", TAG, String.valueOf(ahead));

    await().until(() -> version() == ahead);
    raise(0);
    assertThat(version()).isEqualTo(ahead + 1);
  }
}
