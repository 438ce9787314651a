package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Writes that are committed once their method has returned: {@code settle}. */
class SettleIT {
  private static final String CACHED = " from the cache";
  private static final String LOADED = " by the method";

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("SettleProbe", "settle").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("SettleProbe", "settle").withRedis().patient().run();
  }

  @Test
  void another_jvm_keeps_nothing_from_before_the_commit() throws IOException {
    try (RedisServer redis = RedisServer.startOwn();
        Told one = start(redis);
        Told other = start(redis)) {
      warm(one, other);
      assertThat(one.tell("write 1")).isEqualTo("done");
      for (int i = 0; i < 3; i++) {
        assertThat(other.tell("read 1")).isEqualTo("old" + LOADED);
        assertThat(other.tell("tagged 1")).isEqualTo("old" + LOADED);
      }
      one.tell("commit 1 new");
      assertThat(other.tell("read 1")).isEqualTo("new" + LOADED);
      assertThat(other.tell("tagged 1")).isEqualTo("new" + LOADED);
      other.awaits("read 1", "new" + CACHED);
      other.awaits("tagged 1", "new" + CACHED);
      one.awaits("read 1", "new" + CACHED);
      one.awaits("tagged 1", "new" + CACHED);
    }
  }

  @Test
  void where_the_writers_jvm_ends_meanwhile_less_is_cached_and_nothing_older() throws IOException {
    try (RedisServer redis = RedisServer.startOwn();
        Told one = start(redis);
        Told other = start(redis);
        RespClient client = RespClient.connect(redis.uri())) {
      warm(one, other);
      assertThat(one.tell("write 1")).isEqualTo("done");
      one.process().kill();
      assertThat(other.tell("read 1")).isEqualTo("old" + LOADED);
      assertThat(other.tell("tagged 1")).isEqualTo("old" + LOADED);
      other.tell("commit 1 new");

      other.awaits("tagged 1", "new" + CACHED);
      assertThat(other.tell("read 1")).isEqualTo("new" + LOADED);
      assertThat(other.tell("read 1")).isEqualTo("new" + LOADED);
      assertThat((Long) client.command("PTTL", "late:row:1")).isBetween(1L, 60_000L);
      client.command("PEXPIRE", "late:row:1", "1"); // as its minute would
      other.awaits("read 1", "new" + CACHED);
    }
  }

  /** Rows that both serve, and a write that is ready. */
  private static void warm(Told one, Told other) {
    one.awaits("sites 0", "true");
    one.tell("commit 1 old");
    for (Told jvm : List.of(one, other)) {
      jvm.awaits("read 1", "old" + CACHED);
      jvm.awaits("tagged 1", "old" + CACHED);
    }
  }

  private Told start(RedisServer redis) throws IOException {
    Path rules = folder.resolve("larder.yaml");
    Files.writeString(
        rules,
        "larder: 1\nnamespace: late\nredis: { uri: \""
            + redis.uri()
            + "\", timeout: 20s, invalidate-timeout: 20s }\n"
            + Files.readString(Built.testClasses().resolve("calls/settle.yaml")));
    return Told.start(
        ChildJvm.main("com.probe.calls.SettlingJvm")
            .brief()
            .classPath(
                String.join(
                    File.pathSeparator,
                    Built.testClasses().toString(),
                    Built.codeOf(RedisServer.class).toString()))
            .options("-Dprobe.database=" + redis.uri())
            .agent(Built.agentJar(), rules.toString()));
  }
}
