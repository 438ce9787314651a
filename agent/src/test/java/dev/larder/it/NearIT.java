package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisSentinels;
import dev.larder.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs that keep what they read from one Redis. */
class NearIT {
  private static final String RULES =
      """
      larder: 1
      namespace: start
      redis: { uri: "%s", timeout: 20s, invalidate-timeout: 20s }
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}"
          near: { max-entries: 100 }
        renamed:
          method: com.probe.start.Catalog.rename(long)
          invalidate: { rule: name, with: { id: "{id}" } }
      """;

  private static final String NAME = "dev.larder:type=Rule,name=name";
  private static final String CACHED = "product 1 from the cache";
  private static final String LOADED = "product 1 by the catalog";

  @TempDir Path folder;

  @Test
  void hits_of_this_jvm_until_another_one_writes_or_redis_goes() throws Exception {
    try (RedisServer redis = RedisServer.startOwn()) {
      String rules = RULES.formatted(redis.uri());
      try (Told one = Told.start(AgentRun.with(rules, folder, Listener.class));
          Told two = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        one.awaits("ask 1", CACHED);
        two.awaits("ask 1", CACHED);
        two.awaits("rename 2", "done");
        one.awaits("get " + NAME + " Enabled", "true");
        await().untilAsserted(() -> assertThat(nearHitsOf(one)).isPositive());
        long remote = Long.parseLong(one.tell("get " + NAME + " RemoteHits"));
        for (int i = 0; i < 50; i++) {
          assertThat(one.tell("ask 1")).isEqualTo(CACHED);
        }
        assertThat(one.tell("get " + NAME + " RemoteHits")).isEqualTo(String.valueOf(remote));

        assertArrives(two, one);

        await().untilAsserted(() -> assertThat(nearHitsOf(one)).isPositive());
        redis.kill();
        await().untilAsserted(() -> assertThat(one.tell("ask 1")).isEqualTo(LOADED));
        redis.restart();
        one.awaits("ask 1", CACHED);
        await().untilAsserted(() -> assertThat(nearHitsOf(one)).isPositive());
      }
    }
  }

  @Test
  void a_redis_that_stands_still_is_not_taken_for_one_that_has_nothing_to_tell() throws Exception {
    try (RedisServer redis = RedisServer.startOwn()) {
      String rules = RULES.formatted(redis.uri()).replace("20s", "200ms");
      try (Told jvm = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        jvm.awaits("ask 1", CACHED);
        jvm.awaits("get " + NAME + " Enabled", "true");
        await().untilAsserted(() -> assertThat(nearHitsOf(jvm)).isPositive());
        redis.pause();
        await()
            .atMost(Duration.ofSeconds(10)) // it would be kept for 30
            .untilAsserted(() -> assertThat(jvm.tell("ask 1")).isEqualTo(LOADED));
        redis.resume();
        await().untilAsserted(() -> assertThat(nearHitsOf(jvm)).isPositive());
      }
    }
  }

  @Test
  void another_master_is_trusted_once_it_tells() throws Exception {
    try (RedisSentinels sentinels = RedisSentinels.start("")) {
      String redis =
          "redis: { uri: redis://master, sentinel: { master: %s, nodes: [%s] }, reconnect-max: 500ms,"
              .formatted(RedisSentinels.MASTER, String.join(", ", sentinels.nodes()));
      String rules = RULES.replace("redis: { uri: \"%s\",", redis);
      try (Told one = Told.start(AgentRun.with(rules, folder, Listener.class));
          Told two = Told.start(AgentRun.with(rules, folder, Listener.class))) {
        one.awaits("ask 1", CACHED);
        two.awaits("rename 2", "done");
        two.awaits("ask 1", CACHED);
        one.awaits("get " + NAME + " Enabled", "true");
        await().untilAsserted(() -> assertThat(nearHitsOf(one)).isPositive());
        sentinels.first().kill();
        await().untilAsserted(() -> assertThat(one.tell("ask 1")).isEqualTo(LOADED));
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(nearHitsOf(one)).isPositive());

        two.awaits("ask 1", CACHED);
        assertArrives(two, one);
      }
    }
  }

  /** A write in one JVM is seen in another soon. */
  private static void assertArrives(Told writer, Told reader) {
    assertThat(writer.tell("rename 1")).isEqualTo("done");
    await()
        .atMost(Duration.ofMillis(500))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(() -> assertThat(reader.tell("ask 1")).isEqualTo(LOADED));
  }

  /** Of one call more. */
  private static long nearHitsOf(Told jvm) {
    long before = Long.parseLong(jvm.tell("get " + NAME + " NearHits"));
    assertThat(jvm.tell("ask 1")).isIn(CACHED, LOADED);
    return Long.parseLong(jvm.tell("get " + NAME + " NearHits")) - before;
  }
}
