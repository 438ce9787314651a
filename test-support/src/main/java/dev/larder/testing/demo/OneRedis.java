package dev.larder.testing.demo;

import dev.larder.testing.RedisServer;
import dev.larder.testing.RespClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One server. One that is not the demo's own is used under a namespace of the demo's own, which is
 * empty again afterwards.
 */
final class OneRedis implements DemoRedis {
  private final RedisServer server = RedisServer.start();
  private final String namespace = "larder-demo-" + ProcessHandle.current().pid();

  @Override
  public String describe() {
    return server.describe();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("REDIS_URI", server.uri());
  }

  @Override
  public List<Event> events() {
    return server.isOwn()
        ? List.of(
            new Event("Redis is stopped (SIGSTOP)", server::pause),
            new Event("Redis goes on", server::resume),
            new Event("Redis is killed (SIGKILL)", server::kill),
            new Event("Redis is started again, empty", server::restart))
        : List.of();
  }

  @Override
  public Path rules(Path original, Path folder) throws IOException {
    if (server.isOwn()) {
      return original;
    }
    String rules = Files.readString(original);
    return Files.writeString(
        folder.resolve("shop.yaml"),
        rules.replaceFirst("(?m)^namespace: \\S+", "namespace: " + namespace));
  }

  @Override
  public void close() {
    if (!server.isOwn()) {
      clear();
    }
    server.close();
  }

  private void clear() {
    try (RespClient client = RespClient.connect(server.uri())) {
      String cursor = "";
      while (!cursor.equals("0")) {
        String from = cursor.isEmpty() ? "0" : cursor;
        Object page = client.command("SCAN", from, "MATCH", namespace + ":*", "COUNT", "1000");
        List<?> parts = page instanceof List<?> list ? list : List.of("0", List.of());
        cursor = String.valueOf(parts.get(0));
        for (Object key : (List<?>) parts.get(1)) {
          client.command("UNLINK", String.valueOf(key));
        }
      }
    }
  }
}
