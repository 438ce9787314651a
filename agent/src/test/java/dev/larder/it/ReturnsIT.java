package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Results of every type, and what happens where an entry is not of the method's type. */
class ReturnsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("ReturnsProbe", "returns").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("ReturnsProbe", "returns").withRedis().patient().run();
  }
}
