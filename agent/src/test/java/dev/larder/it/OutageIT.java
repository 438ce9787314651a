package dev.larder.it;

import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Redis refuses, hangs, is gone or answers with errors; the application hardly notices. */
class OutageIT {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> refused() {
    return never("refused", "redis://127.0.0.1:" + RedisServer.freePort());
  }

  @TestFactory
  List<DynamicTest> unknown_host() {
    return never("unknown-host", "redis://no-such-host.invalid:6379");
  }

  /** It accepts connections and says nothing. */
  @TestFactory
  List<DynamicTest> mute() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      return never("mute", "redis://127.0.0.1:" + mute.getLocalPort());
    }
  }

  @TestFactory
  List<DynamicTest> wrong_password() {
    try (RedisServer server = RedisServer.startOwn("--requirepass", "secret")) {
      return never("wrong-password", "redis://:wrong@127.0.0.1:" + server.port());
    }
  }

  @TestFactory
  List<DynamicTest> started_after_the_application() {
    return CallProbe.of("OutageProbe", "outage").compiled().arguments("late").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> breaks_and_comes_back() {
    int seconds = Integer.getInteger("larder.hung.seconds", 1);
    return CallProbe.of("OutageProbe", "outage")
        .compiled()
        .arguments("breaks")
        .options("-Dprobe.hung.seconds=" + seconds)
        .withRedis()
        .run();
  }

  @TestFactory
  List<DynamicTest> on_the_way_and_within() {
    int port = RedisServer.freePort();
    return CallProbe.of("WaysProbe", "outage")
        .compiled()
        .options("-Dprobe.way.port=" + port, RedisServer.option())
        .withRedisAt("redis://127.0.0.1:" + port)
        .run();
  }

  @TestFactory
  List<DynamicTest> a_name_that_goes_and_comes_back() throws IOException {
    int port = RedisServer.freePort();
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 cache.example\n");
    return CallProbe.of("AwayProbe", "outage")
        .compiled()
        .arguments("names", hosts.toString())
        .options("-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.ttl=0")
        .options("-Dsun.net.inetaddr.negative.ttl=0", "-Dprobe.redis.port=" + port)
        .options(RedisServer.option())
        .withRedisAt("redis://cache.example:" + port)
        .run();
  }

  @TestFactory
  List<DynamicTest> loads_what_it_had_saved() {
    return CallProbe.of("AwayProbe", "outage")
        .compiled()
        .arguments("loading", folder.toString())
        .withRedis()
        .run();
  }

  private static List<DynamicTest> never(String name, String uri) {
    return CallProbe.of("OutageProbe", "outage")
        .compiled()
        .arguments("never", name)
        .withRedisAt(uri)
        .run();
  }
}
