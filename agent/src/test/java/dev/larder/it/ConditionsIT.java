package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Conditions of rules: which calls are cached, which results are kept. */
class ConditionsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("ConditionsProbe", "conditions").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("ConditionsProbe", "conditions").withRedis().run();
  }
}
