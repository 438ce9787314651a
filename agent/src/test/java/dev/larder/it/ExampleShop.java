package dev.larder.it;

import dev.larder.testing.RedisServer;
import dev.larder.testing.load.ShopProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The shop with the agent and one of the example files. */
final class ExampleShop {
  private ExampleShop() {}

  static ShopProcess start(String example, RedisServer redis, Path folder)
      throws IOException, InterruptedException {
    Path rules = Path.of("../config-examples").resolve(example).toAbsolutePath();
    return ShopProcess.start(
        Built.shopJar(),
        List.of("-javaagent:" + Built.agentJar() + "=" + rules),
        Map.of("REDIS_URI", redis.uri()),
        folder.resolve("shop.log"));
  }
}
