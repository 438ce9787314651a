package dev.larder.it;

import dev.larder.testing.RedisServer;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Many threads that want the same: one load, no deadlock, nobody else's interrupt. */
class FlightsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return probe().arguments("stores").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return probe().arguments("stores").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> in_redis_with_locks_for_other_jvms() {
    return probe()
        .arguments("stores")
        .withRedis()
        .patient()
        .byDefault("single-flight: cluster")
        .run();
  }

  @TestFactory
  List<DynamicTest> without_a_redis_that_answers() {
    return probe()
        .arguments("empty")
        .withRedisAt("redis://127.0.0.1:" + RedisServer.freePort())
        .run();
  }

  private static CallProbe probe() {
    return CallProbe.of("FlightsProbe", "flights").compiled();
  }
}
