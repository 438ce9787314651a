package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calls that are under way while the rule file changes. */
class ReloadedCallsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("ReloadProbe", "reload").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("ReloadProbe", "reload").withRedis().patient().run();
  }
}
