package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose Redis is on its own machine, behind a socket. */
class SocketIT {
  private static final String CACHED = "product 1 from the cache";
  private static final String LOADED = "product 1 by the catalog";

  @TempDir Path folder;

  @Test
  void it_is_cached_and_told_of_writes_and_an_outage_is_none_of_the_application_s()
      throws Exception {
    Path socket = folder.resolve("redis.sock");
    try (RedisServer redis =
        RedisServer.startOwn("--unixsocket", socket.toString(), "--requirepass", "s3cret")) {
      String rules = AgentRun.RULES + "redis: { uri: \"redis-socket://:s3cret@" + socket + "\" }\n";
      try (Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        jvm.awaits("ask 1", CACHED);
        jvm.awaits("get dev.larder:type=Redis Uri", "redis-socket://" + socket + "?database=0");
        redis.kill();
        await().untilAsserted(() -> assertThat(jvm.tell("ask 1")).isEqualTo(LOADED));
        await()
            .untilAsserted(
                () -> {
                  assertThat(jvm.tell("ask 1")).isEqualTo(LOADED);
                  assertThat(jvm.stderr())
                      .containsPattern("reads from redis-socket://[^ ]+ are off \\(.*\\): ");
                });
        redis.restart();
        jvm.awaits("ask 1", CACHED);
        assertThat(jvm.stderr()).doesNotContain("s3cret").doesNotContain("\tat ");
      }
    }
  }
}
