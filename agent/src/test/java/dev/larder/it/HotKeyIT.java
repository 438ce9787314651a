package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A key that a thousand calls a second ask for. */
class HotKeyIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("HotProbe", "beside").compiled().run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("HotProbe", "beside").compiled().withRedis().patient().run();
  }
}
