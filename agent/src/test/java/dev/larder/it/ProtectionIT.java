package dev.larder.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import com.probe.start.Listener;
import dev.larder.testing.ChildExit;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries in a real Redis that only who has the key can read. */
class ProtectionIT {
  private static final String RULE = "dev.larder:type=Rule,name=name";
  private static final String AGENT = "dev.larder:type=Agent";
  private static final String ONE = "0f".repeat(32);
  private static final String TWO = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @TempDir Path folder;

  @Test
  void nothing_of_a_value_can_be_read_in_redis_or_moved_to_another_name() {
    try (RedisServer redis = RedisServer.startOwn();
        RespClient client = RespClient.connect(redis.uri());
        Told listener = start(redis, "key: " + ONE)) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("ask 2", "product 2 from the cache");
      String large = listener.tell("text 50000").replace("by the catalog", "from the cache");
      listener.awaits("text 50000", large);
      byte[] one = held(client, "start:name:1");
      byte[] two = held(client, "start:name:2");
      for (byte[] entry : new byte[][] {one, two, held(client, "start:text:50000")}) {
        assertThat(new String(entry, ISO_8859_1)).doesNotContain("product", "catalog", "line");
        assertThat(entry[6]).isEqualTo((byte) 1);
      }

      client.set("start:name:1", two);
      client.set("start:name:2", one);
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("ask 2")).isEqualTo("product 2 by the catalog");
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(listener.tell("get " + RULE + " MissReasons")).contains("PROTECTED");

      byte[] changed = held(client, "start:name:1").clone();
      changed[changed.length - 20] ^= 1;
      client.set("start:name:1", changed);
      assertThat(listener.tell("explain " + RULE + " 1")).contains("codec JSON, protected");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.tell("explain " + RULE + " 1")).contains("PROTECTED, what was there");
      assertThat(listener.tell("get " + RULE + " LastError")).isEqualTo("null");
      assertThat(listener.process().stdout() + listener.stderr()).doesNotContain(ONE);
    }
  }

  @Test
  void the_key_is_changed_while_the_application_runs() {
    try (RedisServer redis = RedisServer.startOwn();
        RespClient client = RespClient.connect(redis.uri());
        Told listener = start(redis, "key: " + ONE)) {
      listener.awaits("ask 1", "product 1 from the cache");
      byte[] before = held(client, "start:name:1");

      reload(listener, redis, "key: " + TWO + ", previous: " + ONE);
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 from the cache");
      assertThat(listener.tell("ask 2")).isEqualTo("product 2 by the catalog");
      listener.awaits("ask 2", "product 2 from the cache");
      assertThat(listener.tell("get " + RULE + " Sites"))
          .as("no site was planned anew")
          .isEqualTo("[com.probe.start.Catalog.name]");

      reload(listener, redis, "key: " + TWO);
      assertThat(listener.tell("ask 2")).isEqualTo("product 2 from the cache");
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      listener.awaits("ask 1", "product 1 from the cache");
      assertThat(held(client, "start:name:1")).isNotEqualTo(before);

      client.set("start:name:1", before);
      assertThat(listener.tell("ask 1")).isEqualTo("product 1 by the catalog");
      assertThat(listener.process().stdout() + listener.stderr()).doesNotContain(ONE, TWO);
    }
  }

  @Test
  void a_wrong_key_is_refused_in_words_that_do_not_show_it() {
    String rules = rules("redis://127.0.0.1:1", "key: hunter2-of-someone");
    String told =
        "larder.yaml:10:17 protect.key: this is not a key of 256 bits; write 64 hexadecimal digits,"
            + " or base64 as \"openssl rand -base64 32\" prints it";
    ChildExit run = AgentRun.run(AgentRun.with(rules, folder, Hello.class));
    ChildExit check = AgentRun.commandLine(folder, "check", "larder.yaml", "--json");
    Path unused = AgentRun.write(folder.resolve("larder.yaml"), rules.replace("hunter2", ONE));
    ChildExit longer = AgentRun.commandLine(folder, "check", "larder.yaml");

    assertThat(run.code()).isZero();
    assertThat(run.stderr()).contains(told);
    assertThat(check.code()).isEqualTo(2);
    assertThat(longer.stderr()).contains(told);
    for (ChildExit exit : new ChildExit[] {run, check, longer}) {
      assertThat(exit.stdout() + exit.stderr()).doesNotContain("hunter2", ONE, "someone");
    }
  }

  @Test
  void a_good_key_is_shown_by_no_command() {
    Path unused =
        AgentRun.write(folder.resolve("larder.yaml"), rules("redis://127.0.0.1:1", "key: " + TWO));
    for (String option : new String[] {"--json", "--strict"}) {
      ChildExit exit = AgentRun.commandLine(folder, "check", "larder.yaml", option);
      assertThat(exit.stdout()).contains("name:{id}");
      assertThat(exit.stdout() + exit.stderr()).doesNotContain(TWO);
    }
  }

  private static byte[] held(RespClient client, String key) {
    return Objects.requireNonNull(client.get(key));
  }

  private Told start(RedisServer redis, String protect) {
    Told listener = Told.start(AgentRun.with(rules(redis.uri(), protect), folder, Listener.class));
    listener.awaits("get " + AGENT + " Rules", "2");
    return listener;
  }

  private void reload(Told listener, RedisServer redis, String protect) {
    Path unused = AgentRun.write(folder.resolve("larder.yaml"), rules(redis.uri(), protect));
    assertThat(listener.tell("do " + AGENT + " reload")).startsWith("2 rules");
  }

  private static String rules(String uri, String protect) {
    return AgentRun.RULES
        + """
            text:
              method: com.probe.start.Catalog.text(long)
              key: "text:{length}"
          """
        + "protect: { "
        + protect
        + " }\nredis: { uri: \""
        + uri
        + "\", timeout: 20s }\n";
  }
}
