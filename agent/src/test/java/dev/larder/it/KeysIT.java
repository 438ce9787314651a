package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import dev.larder.testing.ChildExit;
import dev.larder.testing.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Entries are dropped by patterns of their keys, here and from another JVM. */
class KeysIT {
  private static final String RULES =
      """
      larder: 1
      namespace: start
      redis: { uri: "%s", timeout: 20s, invalidate-timeout: 20s }
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}:v1"
        title:
          method: com.probe.start.Catalog.title(long)
          key: "title:{id}:v1"
        renamed:
          method: com.probe.start.Catalog.rename(long)
          invalidate: [{ keys: "name:{id}:*" }, { keys: "t?tle:*" }]
      """;

  private static final String CACHED_1 = "product 1 from the cache";
  private static final String LOADED_1 = "product 1 by the catalog";

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> after_a_write_in_this_jvm() {
    return CallProbe.of("InvalidationProbe", "keys").run();
  }

  @TestFactory
  List<DynamicTest> after_a_write_in_redis() {
    return CallProbe.of("InvalidationProbe", "keys").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> what_patterns_mean_in_this_jvm() {
    return CallProbe.of("KeysProbe", "wildcards").run();
  }

  @TestFactory
  List<DynamicTest> what_patterns_mean_in_redis() {
    return CallProbe.of("KeysProbe", "wildcards").withRedis().patient().run();
  }

  @Test
  void another_jvm_sees_what_one_has_written_from_its_next_call_on() {
    try (RedisServer redis = RedisServer.startOwn();
        Told one = start(redis);
        Told other = start(redis)) {
      one.awaits("ask 1", CACHED_1);
      one.awaits("title 1", CACHED_1);
      other.awaits("ask 1", CACHED_1);
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
    }
  }

  @Test
  void patterns_of_keys_are_shown_with_the_rules_that_they_touch_by_check() {
    String rules =
        """
        larder: 1
        namespace: shop
        rules:
          product:
            method: com.shop.Products.find(long)
            key: "product:{id}:v1"
            ttl: 2d
          changed:
            method: com.shop.Products.importAll(String)
            invalidate: [{ keys: "product:*" }, { keys: "offer:{0}:*" }]
        """;
    ChildExit exit = check(rules);

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr().lines())
        .containsExactly(
            "warning: larder.yaml:10:49 rules.changed.invalidate[1].keys: no read rule has keys that"
                + " \"offer:{0}:*\" means; compare it with the \"key\" of the read rules");
    assertThat(exit.stdout().lines())
        .containsSubsequence(
            "    shop:product:*",
            "    shop:offer:{0}:*",
            "    product:* touches product",
            "    offer:{0}:* touches no rule");
    assertThat(check(rules, "--json").stdout().replaceAll("\\s", ""))
        .contains("\"touches\":{\"product:*\":[\"product\"],\"offer:{0}:*\":[]}");
  }

  private ChildExit check(String rules, String... options) {
    AgentRun.write(folder.resolve("larder.yaml"), rules);
    List<String> arguments = new ArrayList<>(List.of("check", "larder.yaml"));
    arguments.addAll(List.of(options));
    return AgentRun.commandLine(folder, arguments.toArray(String[]::new));
  }

  private Told start(RedisServer redis) {
    return Told.start(AgentRun.with(RULES.formatted(redis.uri()), folder, Listener.class));
  }
}
