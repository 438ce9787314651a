package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.redis.address.ServerAddress;
import dev.larder.store.Reading;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import dev.larder.time.Ticker;
import dev.larder.version.CallTags;
import dev.larder.version.VersionTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A version that is known when an entry is asked for and not when the answer comes. */
class ForgottenVersionTest {
  private static final String PREFIX = "shop:~tag:";
  private static final String VERSION = PREFIX + "~product";
  private static final CallTags TAGS = new CallTags(List.of(VERSION), false);

  @Test
  void it_is_asked_for_after_all() throws Exception {
    Duration patient = Duration.ofSeconds(5); // no deadline is under test here
    VersionTable versions = new VersionTable(PREFIX, key -> {});
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri());
        RedisStore store =
            TestStores.open(
                new RedisTarget(
                    ServerAddress.of(server.uri()), patient, patient, Duration.ofMillis(300), 2048),
                versions,
                RedisListener.NONE,
                Ticker.system())) {
      await()
          .until(
              () -> {
                Reading asked = store.get("shop:product:1", TAGS);
                return asked.seen().isKnown() && versions.of(VERSION) != 0;
              });
      redis.command("CLIENT", "PAUSE", "300", "ALL");
      CompletableFuture<Reading> reading = new CompletableFuture<>();
      new Thread(() -> reading.complete(store.get("shop:product:1", TAGS))).start();
      await().until(() -> store.inFlight() == 1);
      versions.forget(VERSION);

      assertThat(reading.get(20, TimeUnit.SECONDS).seen().isKnown()).isTrue();
    }
  }
}
