package dev.larder.testing.demo;

import dev.larder.testing.RedisCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cluster that loses masters. */
final class ClusterRedis implements DemoRedis {
  private final RedisCluster cluster = RedisCluster.start();

  @Override
  public String describe() {
    return cluster.server(0).describe() + ", a cluster of 3 masters and 3 replicas";
  }

  @Override
  public Path rules(Path original, Path folder) throws IOException {
    String nodes = String.join(", ", cluster.nodes());
    return Files.writeString(
        folder.resolve("shop.yaml"),
        Files.readString(original)
            .replaceFirst("(?m)^  uri: .*$", "  cluster: { nodes: [" + nodes + "] }"));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public List<Event> events() {
    return List.of(
        new Event("A master is killed (SIGKILL)", cluster.server(0)::kill),
        new Event("Its replica takes over", () -> {}),
        new Event("Another master is stopped (SIGSTOP)", cluster.server(1)::pause),
        new Event("Its replica takes over", () -> {}));
  }

  @Override
  public void close() {
    cluster.close();
  }
}
