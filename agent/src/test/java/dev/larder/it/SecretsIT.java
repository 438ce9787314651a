package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.probe.start.Hello;
import com.probe.start.Listener;
import com.probe.start.Shopping;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a secret's file is printed by nothing. */
class SecretsIT {
  private static final String SECRET = "hunter2-0xCAFE";
  private static final String GOOD =
      """
      larder: 1
      namespace: start
      redis: { uri: "redis://someone:${file:secret}@127.0.0.1:1/0" }
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}:v1"
      """;
  private static final String WRONG =
      """
      larder: ${file:secret}
      namespace: "${file:secret}!"
      redis: { uri: "http://:${file:secret}@127.0.0.1", timeout: "${file:secret}" }
      breaker: { failures: "${file:secret}" }
      protect: { key: "${file:secret}", previous: "${file:secret}" }
      defaults: { ttl: "${file:secret}", codec: "${file:secret}", jitter: "${file:secret}" }
      rules:
        name:
          method: "${file:secret}"
          key: "{${file:secret}"
          max-bytes: "${file:secret}"
          enabled: "${file:secret}"
        changed:
          method: "com.probe.start.Catalog.change(${file:secret})"
          invalidate:
            - { rule: "${file:secret}" }
            - { rule: name, with: { id: "{${file:secret}", "other": "${file:secret}" } }
            - { key: "{${file:secret}:hash}" }
      """;

  @TempDir Path folder;

  @BeforeEach
  void keepASecret() {
    AgentRun.write(folder.resolve("secret"), SECRET + "\n");
  }

  private ChildExit check(String rules, String... options) {
    AgentRun.write(folder.resolve("larder.yaml"), rules);
    return AgentRun.run(
        ChildJvm.jar(Built.agentJar())
            .brief()
            .in(folder)
            .arguments("check", "larder.yaml")
            .arguments(options));
  }

  @Test
  void mistakes_around_it_are_told_without_it() {
    for (ChildExit exit :
        new ChildExit[] {
          check(WRONG),
          check(WRONG, "--json"),
          AgentRun.run(
              AgentRun.with(WRONG, folder, Hello.class).options("-Dlarder.log.level=debug"))
        }) {
      assertThat(exit.stdout() + exit.stderr())
          .contains("larder.yaml", "${file:secret}")
          .doesNotContainIgnoringCase("hunter2")
          .doesNotContainIgnoringCase("cafe");
    }
  }

  @Test
  void a_good_file_is_shown_without_it() {
    for (ChildExit exit : new ChildExit[] {check(GOOD), check(GOOD, "--json")}) {
      assertThat(exit.code()).isZero();
      assertThat(exit.stdout() + exit.stderr()).contains("start:name:{id}:v1");
      assertThat(exit.stdout() + exit.stderr()).doesNotContain(SECRET, "someone");
    }
  }

  @Test
  void the_agent_says_neither_secret_nor_user_while_redis_is_down() {
    ChildExit exit =
        AgentRun.run(
            AgentRun.with(GOOD, folder, Shopping.class, "8000")
                .options("-Dlarder.log.level=debug"));

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).contains("redis://***@127.0.0.1:1/0");
    assertThat(exit.stdout() + exit.stderr()).doesNotContain(SECRET, "someone");
  }

  @Test
  void management_shows_neither_secret_nor_user() {
    String agent = "dev.larder:type=Agent";
    try (Told listener = Told.start(AgentRun.with(GOOD, folder, Listener.class))) {
      listener.awaits("get " + agent + " Rules", "1");
      Path unused = AgentRun.write(folder.resolve("larder.yaml"), WRONG);
      assertThat(listener.tell("do " + agent + " reload")).contains("${file:secret}");
      assertThat(listener.tell("get " + agent + " LastError")).contains("${file:secret}");
      for (String attribute : List.of("LastError", "Methods", "Sites", "Pattern")) {
        assertThat(listener.tell("get dev.larder:type=Rule,name=name " + attribute)).isNotEmpty();
      }
      assertThat(listener.process().stdout() + listener.stderr())
          .contains("larder.yaml:1:9 larder: format version \"${file:secret}\" is not known")
          .doesNotContainIgnoringCase("hunter2")
          .doesNotContain("cafe", "CAFE", "someone");
    }
  }

  @Test
  void what_only_the_class_can_tell_is_told_without_it() {
    AgentRun.write(folder.resolve("word"), "hunter2");
    String rules =
        """
        larder: 1
        namespace: start
        rules:
          name:
            method: com.probe.start.Catalog.name(long)
            key: "name:{${file:word}}:v1"
          renamed:
            method: com.probe.start.Catalog.rename(long)
            invalidate: { rule: name }
          none:
            method: com.probe.start.Catalog.${file:word}(long)
        """;
    try (Told listener = Told.start(AgentRun.with(rules, folder, Listener.class))) {
      listener.awaits("get dev.larder:type=Agent Rules", "3");
      for (String command : List.of("ask 1", "rename 1", "ask 1")) {
        assertThat(listener.tell(command)).isNotEmpty();
      }
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          listener.stderr().lines().filter(line -> line.contains("${file:word}")))
                      .hasSize(3));
      for (String rule : List.of("name", "renamed", "none")) {
        assertThat(listener.tell("get dev.larder:type=Rule,name=" + rule + " LastError"))
            .contains("${file:word}");
      }
      assertThat(listener.process().stdout() + listener.stderr()).doesNotContain("hunter2");
    }
  }

  @Test
  void a_file_that_cannot_be_used_is_named() {
    ChildExit exit = check(GOOD.replace("file:secret", "file:none"));

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stderr())
        .contains(
            "larder.yaml:3:15 redis.uri: the file none does not exist; create it, or correct the path");
  }
}
