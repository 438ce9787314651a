package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Arguments, results and stacks that make trouble: every call ends as it would without Larder. */
class FaultsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("FaultsProbe", "faults").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("FaultsProbe", "faults").withRedis().run();
  }
}
