package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Shopping;
import com.probe.start.Touching;
import com.probe.start.Untouched;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.ChildProcess;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK sets up once, and what only the application may set up, open or fix. */
class UntouchedJvmIT {
  private static final String LOG_MANAGER = "-Djava.util.logging.manager=does.not.Exist";
  private static final String MBEAN_BUILDER = "-Djavax.management.builder.initial=does.not.Exist";

  @TempDir Path folder;

  @Test
  void the_application_finds_the_jvm_as_without_the_agent() {
    ChildExit plain = AgentRun.run(AgentRun.plain(folder, Untouched.class));
    assertThat(plain.stdout().lines())
        .containsExactly(
            "MBean servers: 0",
            "default files: class com.probe.start.OwnFiles",
            "java.lang: InaccessibleObjectException",
            "own classes: Optional.empty");
    ChildExit exit = AgentRun.run(AgentRun.with(AgentRun.RULES, folder, Untouched.class));
    assertThat(exit.stdout()).isEqualTo(plain.stdout());
    assertThat(exit.stderr().lines()).hasSize(1);
  }

  @Test
  void java_lang_stays_closed_once_calls_are_cached() {
    ChildExit exit = AgentRun.run(AgentRun.with(AgentRun.RULES, folder, Untouched.class, "1500"));
    assertThat(exit.stdout())
        .contains("MBean servers: 0", "java.lang: Inaccessible", "own classes: Optional.empty");
  }

  @Test
  void whoever_touches_them_is_found_out() {
    ChildJvm logs = AgentRun.plain(folder, Touching.class, "log").options(LOG_MANAGER);
    assertThat(AgentRun.run(logs).stderr()).contains("does.not.Exist");
    ChildJvm manages = AgentRun.plain(folder, Touching.class, "jmx").options(MBEAN_BUILDER);
    assertThat(AgentRun.run(manages).stderr()).contains("does.not.Exist");
  }

  @Test
  void neither_the_log_manager_nor_jmx_is_touched_with_entries_in_this_jvm() {
    ChildJvm program = AgentRun.with(AgentRun.RULES, folder, Shopping.class, "30000", "1000");
    assertNoComplaint(program.options(LOG_MANAGER, MBEAN_BUILDER, "-Dprobe.tell=true"));
  }

  @Test
  void neither_the_log_manager_nor_jmx_is_touched_with_entries_in_redis() {
    try (RedisServer redis = RedisServer.start();
        RespClient client = RespClient.connect(redis.uri())) {
      ChildJvm program =
          AgentRun.with(
              AgentRun.patientRulesIn(redis.uri()), folder, Shopping.class, "30000", "2000");
      assertNoComplaint(program.options(LOG_MANAGER, MBEAN_BUILDER, "-Dprobe.tell=true"));
      assertThat(client.get("start:name:1")).isNotNull();
    }
  }

  @Test
  void the_log_manager_is_not_touched_when_redis_is_not_there() {
    String rules = AgentRun.rulesIn("redis://127.0.0.1:" + RedisServer.freePort());
    ChildJvm program = AgentRun.with(rules, folder, Shopping.class, "3000");
    ChildExit exit = AgentRun.run(program.options(LOG_MANAGER, MBEAN_BUILDER));
    assertThat(exit.code()).isZero();
    assertThat(exit.stderr().lines()).allMatch(line -> line.startsWith("larder: "));
  }

  @Test
  void the_log_manager_is_not_touched_by_a_reload() {
    try (RedisServer redis = RedisServer.start()) {
      String rules = AgentRun.patientRulesIn(redis.uri());
      ChildJvm program = AgentRun.with(rules, folder, Shopping.class, "30000", "6000");
      try (ChildProcess child = program.options(LOG_MANAGER, "-Dprobe.tell=true").start()) {
        await().atMost(AgentRun.LIMIT).until(() -> child.stderr().contains("1 rule from"));
        AgentRun.write(
            folder.resolve("larder.yaml"), rules.replace("name:{id}", "named:{id}") + "# edited\n");
        ChildExit exit = child.awaitExit(AgentRun.LIMIT);
        assertThat(exit.code()).as(exit.stderr()).isZero();
        assertThat(exit.stdout()).contains("spared: true");
        assertThat(exit.stderr().lines()).hasSize(2).allMatch(line -> line.startsWith("larder: "));
        assertThat(exit.stderr()).contains("reloaded larder.yaml: 1 rule, 0 classes rewoven");
      }
    }
  }

  private static void assertNoComplaint(ChildJvm program) {
    ChildExit exit = AgentRun.run(program);
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).contains("spared: true");
    assertThat(exit.stderr().lines()).hasSize(1);
  }
}
