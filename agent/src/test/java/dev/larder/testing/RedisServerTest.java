package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RedisServerTest {
  @Test
  void an_own_server_is_real_and_ends_with_its_owner() {
    int port;
    try (RedisServer server = RedisServer.startOwn();
        RespClient redis = RespClient.connect(server.uri())) {
      port = server.port();
      assertThat(redis.command("PING")).isEqualTo("PONG");
      assertThat(server.version()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(String.valueOf(redis.command("CONFIG", "GET", "save"))).isEqualTo("[save, ]");
      server.pause();
    }
    assertThat(listens(port)).isFalse();
  }

  @Test
  void it_comes_back_on_its_port() {
    try (RedisServer server = RedisServer.startOwn()) {
      int port = server.port();
      server.kill();
      assertThat(listens(port)).isFalse();
      server.restart();
      assertThat(server.port()).isEqualTo(port);
      assertThat(listens(port)).isTrue();
    }
  }

  @Test
  void it_ends_when_the_jvm_that_started_it_is_killed() {
    try (ChildProcess jvm =
        ChildJvm.main(Owner.class.getName())
            .classPath(System.getProperty("java.class.path"))
            .start()) {
      String line = jvm.awaitLine(l -> l.startsWith("port "), Duration.ofSeconds(30));
      int port = Integer.parseInt(line.substring(5));
      assertThat(listens(port)).isTrue();
      jvm.kill();
      await().atMost(Duration.ofSeconds(10)).until(() -> !listens(port));
    }
  }

  @Test
  void a_server_that_cannot_start_says_why() {
    assertThatThrownBy(() -> RedisServer.startOwn("--no-such-option", "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-option");
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts a server, pauses it and waits to be killed. */
  static final class Owner {
    private Owner() {}

    public static void main(String[] args) throws InterruptedException {
      RedisServer server = RedisServer.startOwn();
      server.pause();
      System.out.println("port " + server.port());
      new CountDownLatch(1).await();
    }
  }
}
