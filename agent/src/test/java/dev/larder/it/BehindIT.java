package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods that run later than they are called. */
class BehindIT {
  @TestFactory
  List<DynamicTest> in_memory() {
    return CallProbe.of("BehindProbe", "behind-in-memory").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("BehindProbe", "behind").withRedis().run();
  }
}
