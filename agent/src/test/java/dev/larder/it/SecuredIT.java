package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import dev.larder.testing.Certificates;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose Redis asks for more than an address, and tells what is amiss with it. */
class SecuredIT {
  private static final String CACHED = "product 1 from the cache";

  @TempDir Path folder;

  @Test
  void certificates_of_both_sides_open_an_encrypted_connection() throws IOException {
    Certificates made = Certificates.in(Files.createDirectory(folder.resolve("made")));
    made.sign("server", "san=ip:127.0.0.1", 30);
    made.sign("client", "san=dns:client", 30);
    int port = RedisServer.freePort();
    List<String> encrypted = new ArrayList<>(List.of("--port", "0", "--tls-port", "" + port));
    encrypted.addAll(made.arguments("server"));
    try (RedisServer redis = RedisServer.startOn(port, encrypted.toArray(new String[0]));
        Told jvm =
            told(
                """
                redis:
                  uri: rediss://127.0.0.1:%d
                  timeout: 2s
                  tls: { ca: made/ca.pem, cert: made/client.pem, key: made/client.key }
                """
                    .formatted(port))) {
      assertThat(redis.isOwn()).isTrue();
      jvm.awaits("ask 1", CACHED);
      jvm.awaits("get dev.larder:type=Redis Uri", "rediss://127.0.0.1:" + port + "/0");
      assertThat(jvm.stderr()).doesNotContain("are off").doesNotContain("\tat ");
    }
  }

  @Test
  void a_password_that_is_changed_in_redis_and_in_its_file_is_taken_over() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "f1rst\n");
    try (RedisServer redis = RedisServer.startOwn("--requirepass", "f1rst");
        RespClient client = RespClient.connect("redis://:f1rst@127.0.0.1:" + redis.port());
        Told jvm =
            told(
                "redis: { uri: \"redis://:${file:password}@127.0.0.1:%d/2\", timeout: 2s }\n"
                    .formatted(redis.port()))) {
      jvm.awaits("ask 1", CACHED);
      client.command("CONFIG", "SET", "requirepass", "s3cond");
      Files.writeString(password, "s3cond\n");
      client.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      client.command("SELECT", "2");
      client.command("FLUSHDB");
      jvm.awaits("ask 1", CACHED);
      assertThat((Long) client.command("DBSIZE")).isPositive();
      assertThat(jvm.stderr()).doesNotContain("f1rst").doesNotContain("s3cond");
    }
  }

  @Test
  void what_is_amiss_with_the_server_is_in_jmx_and_in_the_log_once() {
    try (RedisServer redis = RedisServer.startOwn("--maxmemory-policy", "noeviction");
        Told jvm = told("redis: { uri: \"%s\", timeout: 2s }\n".formatted(redis.uri()))) {
      jvm.awaits("ask 1", CACHED);
      jvm.awaits("get dev.larder:type=Redis MaxMemoryPolicy", "noeviction");
      assertThat(jvm.tell("get dev.larder:type=Redis Advice")).contains("noeviction");
      redis.restart();
      jvm.awaits("ask 1", CACHED);
      assertThat(jvm.stderr().lines().filter(line -> line.contains("noeviction"))).hasSize(1);
    }
  }

  private Told told(String redis) {
    return Told.start(AgentRun.with(AgentRun.RULES + redis, folder, Listener.class));
  }
}
