package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisSentinels;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose Redis is another one after a while. */
class SentinelIT {
  private static final String SECRET = "s3cret";
  private static final String CACHED = "product 1 from the cache";
  private static final String LOADED = "product 1 by the catalog";
  private static final Duration FAIL_OVER = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void a_master_that_dies_is_followed_by_the_next_and_no_call_notices_but_by_its_time()
      throws Exception {
    try (RedisSentinels sentinels = RedisSentinels.start(SECRET)) {
      String rules =
          AgentRun.RULES
              + """
              redis:
                uri: redis://:%1$s@master
                sentinel: { master: %2$s, nodes: [%3$s], password: %1$s }
                timeout: 1s
                reconnect-max: 500ms
              """
                  .formatted(SECRET, RedisSentinels.MASTER, String.join(", ", sentinels.nodes()));
      try (Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        jvm.awaits("ask 1", CACHED);
        jvm.awaits("get dev.larder:type=Redis Topology", "sentinel");
        sentinels.first().kill();
        await().untilAsserted(() -> assertThat(jvm.tell("ask 1")).isEqualTo(LOADED));
        await()
            .atMost(FAIL_OVER)
            .untilAsserted(() -> assertThat(jvm.tell("ask 1")).isEqualTo(CACHED));
        assertThat(jvm.tell("get dev.larder:type=Breaker State")).isEqualTo("CLOSED");
        assertThat(jvm.tell("get dev.larder:type=Redis Uri")).doesNotContain(SECRET);
        assertThat(jvm.stderr()).doesNotContain(SECRET).doesNotContain("\tat ");
      }
    }
  }
}
