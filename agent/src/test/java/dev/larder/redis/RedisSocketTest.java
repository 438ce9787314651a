package dev.larder.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.redis.address.RedisTarget;
import dev.larder.store.Reading;
import dev.larder.store.Seen;
import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of this machine that is reached by its socket. */
class RedisSocketTest {
  @TempDir private Path folder;
  private Path socket;

  @BeforeEach
  void name() {
    socket = folder.resolve("redis.sock");
  }

  @Test
  void user_password_and_database_count_as_over_a_network() {
    try (RedisServer server = listening("--requirepass", "s3cret/");
        RedisStore store = open("redis-socket://default:s3cret%2F@" + socket + "?database=2")) {
      await().until(store::connected);
      assertThat(store.get("k").seen().isKnown()).isTrue();
      assertThat(store.put("k", Seen.ABSENT, new byte[32], 60_000))
          .succeedsWithin(Duration.ofSeconds(5))
          .isEqualTo(true);
      assertThat(store.faults()).isEmpty();
      assertThat(store.address().shown()).isEqualTo("redis-socket://" + socket + "?database=2");
      assertThat(store.address().topology()).isEqualTo("standalone");
      try (RespClient client =
          RespClient.connect("redis://:s3cret%2F@127.0.0.1:" + server.port())) {
        client.command("SELECT", "2");
        assertThat(client.get("k")).hasSize(32);
        assertThat(String.valueOf(client.command("CLIENT", "LIST")))
            .containsPattern("laddr=\\[?" + Pattern.quote(socket + ":0"))
            .contains("resp=3");
      }
    }
  }

  @Test
  void a_server_that_dies_leaves_its_socket_behind_and_is_found_again() {
    try (RedisServer server = listening();
        RedisStore store = open("redis-socket://" + socket)) {
      await().until(store::connected);
      server.kill();
      assertThat(socket).exists();
      await().until(() -> store.lastError().contains("refused"));
      assertThat(store.get("k")).isSameAs(Reading.UNKNOWN);
      assertThat(store.faults()).containsKey("CONNECT").doesNotContainKey("OTHER");
      server.restart();
      await().until(store::connected);
    }
  }

  @Test
  void a_path_where_nothing_is_or_no_socket_is_named() throws Exception {
    try (RedisStore store = open("redis-socket://" + socket)) {
      await().until(() -> !store.faults().isEmpty());
      assertThat(store.lastError()).contains("No such file");
      assertThat(store.faults()).containsOnlyKeys("CONNECT");
      Files.createFile(socket);
      await().until(() -> store.lastError().contains("refused"));
      assertThat(store.faults()).containsOnlyKeys("CONNECT");
    }
  }

  private RedisServer listening(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "--unixsocket";
    all[1] = socket.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return RedisServer.startOwn(all);
  }

  private static RedisStore open(String uri) {
    Duration patient = Duration.ofSeconds(2);
    RedisTarget target = RedisTarget.of(uri);
    return TestStores.open(
        new RedisTarget(target.address(), patient, patient, Duration.ofMillis(200), 64));
  }
}
