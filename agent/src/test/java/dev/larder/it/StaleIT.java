package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values past their ttl, while one caller loads. */
class StaleIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("StaleProbe", "stale").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("StaleProbe", "stale").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> in_redis_with_locks_for_other_jvms() {
    return CallProbe.of("StaleProbe", "stale")
        .withRedis()
        .patient()
        .byDefault("single-flight: cluster")
        .run();
  }
}
