package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The MBeans, once the application has brought JMX up. */
class ManagementIT {
  private static final String AGENT = "dev.larder:type=Agent";
  private static final String RULE = "dev.larder:type=Rule,name=name";
  private static final String REDIS = "dev.larder:type=Redis";
  private static final String BREAKER = "dev.larder:type=Breaker";

  @TempDir Path folder;

  @Test
  void the_beans_show_up_before_any_call_and_tell_what_happens() {
    try (Told listener = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class))) {
      listener.awaits("beans", "[dev.larder:name=name,type=Rule, dev.larder:type=Agent]");
      assertThat(listener.tell("get " + AGENT + " ConfigFile")).isEqualTo("larder.yaml");
      assertThat(listener.tell("get " + AGENT + " Enabled")).isEqualTo("true");
      assertThat(listener.tell("get " + AGENT + " Rules")).isEqualTo("1");
      assertThat(listener.tell("get " + AGENT + " LoadedAt")).startsWith("20").endsWith("Z");
      assertThat(listener.tell("get " + RULE + " Pattern")).isEqualTo("cache-aside");
      assertThat(listener.tell("get " + RULE + " Sites")).isEqualTo("[]");

      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.tell("get " + RULE + " Sites"))
          .isEqualTo("[com.probe.start.Catalog.name]");
      assertThat(listener.tell("get " + RULE + " Loads")).isEqualTo("1");
      assertThat(listener.tell("get " + RULE + " Hits")).isEqualTo("1");
      assertThat(listener.tell("get " + RULE + " HitRatio")).isEqualTo("0.5");
      assertThat(listener.tell("get " + AGENT + " Sites")).isEqualTo("1");
    }
  }

  @Test
  void a_rule_is_switched_off_and_on_for_the_next_call() {
    try (Told listener = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class))) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("set " + RULE + " Enabled false", "done");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("set " + RULE + " Enabled true")).isEqualTo("done");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
    }
  }

  @Test
  void larder_as_a_whole_is_switched_off_and_on_for_the_next_call() {
    try (Told listener = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class))) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("set " + AGENT + " Enabled false", "done");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("get " + RULE + " Enabled")).isEqualTo("true");
      assertThat(listener.tell("set " + AGENT + " Enabled true")).isEqualTo("done");
      assertThat(listener.tell("ask 1"))
          .as("no write was seen meanwhile: entries of before are given up")
          .isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
    }
  }

  @Test
  void the_breaker_shows_when_redis_goes() {
    try (RedisServer redis = RedisServer.startOwn();
        Told listener =
            Told.start(AgentRun.with(AgentRun.rulesIn(redis.uri()), folder, Listener.class))) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("get " + BREAKER + " State", "CLOSED");
      assertThat(listener.tell("get " + RULE + " RemoteHits")).isEqualTo("1");
      assertThat(listener.tell("get " + REDIS + " Topology")).isEqualTo("standalone");
      assertThat(listener.tell("get " + REDIS + " Server")).startsWith("Redis ");
      assertThat(listener.tell("get " + REDIS + " MaxMemoryPolicy")).isEqualTo("allkeys-lru");
      assertThat(listener.tell("get " + REDIS + " EvictedKeys")).isEqualTo("0");
      assertThat(listener.tell("get " + REDIS + " Advice")).isEqualTo("[]");
      await() // what is asked for within a second of the last answer is answered by that
          .atMost(Duration.ofSeconds(20))
          .until(() -> Long.parseLong(listener.tell("get " + REDIS + " KeyspaceHits")) > 0);
      listener.tell("do " + BREAKER + " open");
      assertThat(listener.tell("get " + BREAKER + " State")).isEqualTo("OPEN");
      assertThat(listener.tell("get " + BREAKER + " OpenUntil")).as("by hand").isEqualTo("null");
      listener.tell("do " + BREAKER + " close");
      redis.kill();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> {
                assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
                assertThat(listener.tell("get " + BREAKER + " State")).isEqualTo("OPEN");
              });
      assertThat(listener.tell("get " + BREAKER + " OpenUntil")).startsWith("20");
    }
  }

  @Test
  void redis_shows_whether_it_is_there_and_what_waits_for_it() {
    try (RedisServer redis = RedisServer.startOwn();
        Told listener =
            Told.start(AgentRun.with(AgentRun.rulesIn(redis.uri()), folder, Listener.class))) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("get " + REDIS + " Uri", redis.uri() + "/0");
      assertThat(listener.tell("get " + REDIS + " Connected")).isEqualTo("true");
      assertThat(listener.tell("get " + REDIS + " Journaled")).isEqualTo("0");
      listener.tell("do " + RULE + " clear");
      assertThat(listener.tell("get " + REDIS + " Journaled")).isEqualTo("0");

      redis.kill();
      listener.awaits("get " + REDIS + " Connected", "false");
      listener.tell("do " + RULE + " clear");
      assertThat(listener.tell("get " + REDIS + " Journaled")).isEqualTo("1");
      assertThat(listener.tell("get " + REDIS + " Replayed")).isEqualTo("0");

      redis.restart();
      listener.awaits("get " + REDIS + " Connected", "true");
      listener.awaits("get " + REDIS + " Replayed", "1");
      assertThat(listener.tell("get " + REDIS + " InFlight")).isEqualTo("0");
    }
  }

  @Test
  void a_ping_tells_the_answer_or_why_there_is_none() {
    try (RedisServer redis = RedisServer.startOwn();
        Told listener =
            Told.start(AgentRun.with(AgentRun.rulesIn(redis.uri()), folder, Listener.class))) {
      listener.awaits("get " + REDIS + " Connected", "true");
      assertThat(listener.tell("do " + REDIS + " ping")).matches("PONG after [0-9]+ us");
      redis.pause();
      assertThat(listener.tell("do " + REDIS + " ping")).isEqualTo("no answer: Redis: DEADLINE");
      assertThat(listener.tell("get " + REDIS + " LastError")).isEqualTo("no answer in time");
      redis.kill();
      listener.awaits("get " + REDIS + " Connected", "false");
      assertThat(listener.tell("do " + REDIS + " ping")).isEqualTo("no answer: not connected");
    }
  }
}
