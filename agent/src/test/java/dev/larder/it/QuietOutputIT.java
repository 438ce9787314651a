package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import com.probe.start.Shopping;
import dev.larder.testing.ChildExit;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's output is its own; Larder says one line on stderr. */
class QuietOutputIT {
  @TempDir Path folder;

  @Test
  void one_line_at_the_start_of_a_program_that_no_rule_is_about() {
    assertOneLine(
        AgentRun.run(AgentRun.plain(folder, Hello.class)),
        AgentRun.run(AgentRun.with(AgentRun.RULES, folder, Hello.class)),
        "entries in this JVM");
  }

  @Test
  void one_line_with_entries_in_this_jvm() {
    assertOneLine(
        AgentRun.run(AgentRun.plain(folder, Shopping.class, "100")),
        AgentRun.run(AgentRun.with(AgentRun.RULES, folder, Shopping.class, "30000", "2000")),
        "entries in this JVM");
  }

  @Test
  void one_line_with_entries_in_redis_and_no_secret_in_it() {
    try (RedisServer redis = RedisServer.startOwn("--requirepass", "hush");
        RespClient client = RespClient.connect(redis.uri().replace("//", "//:hush@"))) {
      String rules = AgentRun.patientRulesIn(redis.uri().replace("//", "//:hush@"));
      ChildExit exit = AgentRun.run(AgentRun.with(rules, folder, Shopping.class, "30000", "3000"));
      assertOneLine(
          AgentRun.run(AgentRun.plain(folder, Shopping.class, "100")),
          exit,
          "127.0.0.1:" + redis.port());
      assertThat(exit.stderr()).doesNotContain("hush");
      assertThat(client.get("start:name:1")).isNotNull();
    }
  }

  @Test
  void the_log_goes_to_a_file_where_one_is_named() {
    ChildExit exit =
        AgentRun.run(
            AgentRun.with(AgentRun.RULES, folder, Hello.class)
                .options("-Dlarder.log=" + folder.resolve("larder.log")));
    assertThat(exit.stderr()).isEmpty();
    assertThat(AgentRun.lines(folder.resolve("larder.log"))).hasSize(1);
  }

  @Test
  void the_log_can_be_switched_off() {
    ChildExit exit =
        AgentRun.run(
            AgentRun.with(AgentRun.RULES, folder, Hello.class).options("-Dlarder.log.level=off"));
    assertThat(exit.stderr()).isEmpty();
  }

  private static void assertOneLine(ChildExit plain, ChildExit exit, String where) {
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).isEqualTo(plain.stdout());
    assertThat(exit.stderr().lines())
        .singleElement()
        .asString()
        .matches("larder: version \\S+, 1 rule from larder\\.yaml, 0 sites so far, .*")
        .contains(where, "switch off with -Dlarder.enabled=false");
  }
}
