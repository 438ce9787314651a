package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** After a write has returned, no call gets what was there before it. */
class InvalidationIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("InvalidationProbe", "invalidation").compiled().run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("InvalidationProbe", "invalidation").compiled().withRedis().run();
  }
}
