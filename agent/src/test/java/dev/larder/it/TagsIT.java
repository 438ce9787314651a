package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Listener;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Entries are dropped by tags and by rules, here and from another JVM. */
class TagsIT {
  private static final String RULES =
      """
      larder: 1
      namespace: start
      redis: { uri: "%s", timeout: 20s, invalidate-timeout: 20s }
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}"
          tags: ["tens:{id}"]
        title:
          method: com.probe.start.Catalog.title(long)
          key: "title:{id}"
        renamed:
          method: com.probe.start.Catalog.rename(long)
          invalidate: [{ tag: "tens:{id}" }, { all: title }]
      """;

  private static final String NAME = "dev.larder:type=Rule,name=name";
  private static final String CACHED_1 = "product 1 from the cache";
  private static final String LOADED_1 = "product 1 by the catalog";

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("InvalidationProbe", "tags").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("InvalidationProbe", "tags").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> of_results_in_this_jvm() {
    return CallProbe.of("InvalidationProbe", "tags-of-results").run();
  }

  @TestFactory
  List<DynamicTest> of_results_in_redis() {
    return CallProbe.of("InvalidationProbe", "tags-of-results").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> with_a_server_that_tells_of_versions() {
    return CallProbe.of("VersionsProbe", "versions").arguments("told").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> with_a_server_that_is_asked_each_time() {
    return CallProbe.of("VersionsProbe", "versions").arguments("asked").withRedis().patient().run();
  }

  @Test
  void another_jvm_sees_what_one_has_written_from_its_next_call_on() {
    try (RedisServer redis = RedisServer.startOwn();
        Told one = start(redis);
        Told other = start(redis)) {
      one.awaits("ask 1", CACHED_1);
      other.awaits("ask 1", CACHED_1);
      one.awaits("title 1", CACHED_1);
      other.awaits("title 1", CACHED_1);
      other.awaits("ask 2", "product 2 from the cache");
      one.awaits("get dev.larder:type=Rule,name=renamed Sites", "[]");
      one.tell("rename 7");
      one.awaits("get dev.larder:type=Rule,name=renamed Sites", "[com.probe.start.Catalog.rename]");

      for (int i = 0; i < 20; i++) {
        one.awaits("title 1", CACHED_1);
        assertThat(one.tell("rename 1")).isEqualTo("done");
        assertThat(other.tell("ask 1")).isEqualTo(LOADED_1);
        assertThat(other.tell("title 1")).isEqualTo(LOADED_1);
        assertThat(other.tell("ask 2")).isEqualTo("product 2 from the cache");
        one.awaits("ask 1", CACHED_1);
        other.awaits("ask 1", CACHED_1);
      }
      assertThat(one.tell("do " + NAME + " clear")).isEqualTo("null");
      assertThat(other.tell("ask 1")).isEqualTo(LOADED_1);
      assertThat(other.tell("ask 2")).isEqualTo("product 2 by the catalog");
      other.awaits("get " + NAME + " Enabled", "true");
      assertThat(other.tell("get " + NAME + " MissReasons")).contains("VERSION");
    }
  }

  @Test
  void a_user_that_lacks_a_right_is_told_so_in_one_line_and_entries_are_cached_all_the_same()
      throws IOException {
    try (RedisServer redis = RedisServer.startOwn();
        RespClient client = RespClient.connect(redis.uri())) {
      String rights =
          "ACL SETUSER shopper on >secret ~start:* -@all +hello +get +set +getrange +eval +evalsha"
              + " +unlink +time +pttl +pexpire +mget +scan +ping +info +xadd +xlen +xrange +xdel";
      client.command(rights.split(" "));
      String uri = redis.uri().replace("//", "//shopper:secret@");
      try (Told one = Told.start(AgentRun.with(RULES.formatted(uri), folder, Listener.class))) {
        one.awaits("ask 1", CACHED_1);
        for (int i = 0; i < 20; i++) {
          assertThat(one.tell("ask 1")).isEqualTo(CACHED_1);
        }
        String line =
            "larder: "
                + redis.uri().replace("//", "//***@")
                + " denies its user \"client|tracking\": less is cached than could be, or known of the"
                + " server; grant what the line \"ACL SETUSER\" of README.md lists";
        await()
            .untilAsserted(
                () ->
                    assertThat(one.stderr().lines().filter(told -> told.contains("denies")))
                        .containsExactly(line));
        assertThat(one.stderr()).doesNotContain("are off").doesNotContain("shopper");
        await()
            .untilAsserted(
                () ->
                    assertThat(one.tell("get dev.larder:type=Redis Advice"))
                        .contains("denies its user \"client|tracking\""));
        client.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
        await()
            .during(Duration.ofSeconds(2))
            .untilAsserted(
                () ->
                    assertThat(one.tell("get dev.larder:type=Redis Advice"))
                        .as("over the next connection, too")
                        .contains("denies its user \"client|tracking\""));
        assertThat(Files.readString(Path.of("../README.md"))).contains("ACL SETUSER larder");
      }
    }
  }

  private Told start(RedisServer redis) {
    return Told.start(AgentRun.with(RULES.formatted(redis.uri()), folder, Listener.class));
  }

  @Test
  void a_rule_is_cleared_where_entries_are_in_this_jvm() {
    try (Told one = Told.start(AgentRun.with(AgentRun.RULES, folder, Listener.class))) {
      one.awaits("ask 1", CACHED_1);
      one.awaits("get " + NAME + " Enabled", "true");
      assertThat(one.tell("do " + NAME + " clear")).isEqualTo("null");
      assertThat(one.tell("ask 1")).isEqualTo(LOADED_1);
      assertThat(one.tell("ask 1")).isEqualTo(CACHED_1);
      assertThat(one.tell("get " + NAME + " Invalidations")).isEqualTo("1");
    }
  }
}
