package dev.larder.benchmarks;

import dev.larder.testing.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The options of the measured JVMs: every one runs with the packaged agent, those that measure
 * hand-written caching too.
 */
final class AgentOptions {
  private static final String RULES =
      """
      rules:
        find:
          method: com.bench.Catalogue.find(long)
          key: "product:{id}"
          ttl: %s
        find-by-sku:
          method: com.bench.Catalogue.findBySku(String)
          key: "sku:{sku}"
          ttl: 1h
        find-in-shop:
          method: com.bench.Catalogue.findInShop(long, int)
          key: "product:{id}:{shop}"
          ttl: 1h
        disabled-primitive:
          method: com.bench.Catalogue.next(long)
          key: "next:{id}"
          enabled: false
        disabled-reference:
          method: com.bench.Catalogue.same(com.bench.Product)
          key: "same:{product.id}"
          enabled: false
      """;

  private final Path folder;
  private final Path agent;
  private final String redis;

  /** Options with an agent that uses this Redis. */
  AgentOptions(Path folder, RedisServer redis) {
    this.folder = folder;
    this.redis = redis.uri();
    agent = agent();
    write("near", "", "1h");
    write("redis", "redis: { uri: \"" + redis.uri() + "\" }\n", "60s");
    write(
        "refused", "redis: { uri: \"redis://127.0.0.1:" + RedisServer.freePort() + "\" }\n", "60s");
  }

  /** The JVM options for a benchmark, {@code Class.method}. */
  String[] of(String benchmark) {
    String file =
        benchmark.startsWith("Redis")
            ? "redis"
            : benchmark.startsWith("OpenBreaker") ? "refused" : "near";
    return List.of(
            "-Xms512m",
            "-Xmx512m",
            "-Dbench.redis.uri=" + redis,
            "-Dio.lettuce.core.epoll=" + benchmark.contains(".epoll"),
            "-javaagent:" + agent + "=" + rules(file))
        .toArray(new String[0]);
  }

  private Path rules(String name) {
    return folder.resolve(name + ".yaml");
  }

  private void write(String name, String stores, String ttl) {
    String text = "larder: 1\nnamespace: bench\n" + stores + RULES.formatted(ttl);
    try {
      Files.writeString(rules(name), text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Named by {@code -Dlarder.agent.jar}, else where the build puts it. */
  private static Path agent() {
    String named = System.getProperty("larder.agent.jar", "");
    Path jar = named.isEmpty() ? built() : Path.of(named).toAbsolutePath();
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException(jar + " is not there; build it, or give -Dlarder.agent.jar");
    }
    return jar;
  }

  private static Path built() {
    try {
      Path own = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolve("../../../agent/target/larder-agent.jar").normalize();
    } catch (URISyntaxException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
