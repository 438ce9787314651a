package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Writes that leave what they wrote in the cache. */
class WrittenIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("WrittenProbe", "written").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("WrittenProbe", "written").withRedis().patient().run();
  }
}
