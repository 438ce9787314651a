package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods of many ids. */
class BatchedIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("BatchedProbe", "batched").run();
  }

  @TestFactory
  List<DynamicTest> odd_ones_in_this_jvm() {
    return CallProbe.of("BatchedOddsProbe", "batched-odds").run();
  }

  @TestFactory
  List<DynamicTest> odd_ones_in_redis() {
    return CallProbe.of("BatchedOddsProbe", "batched-odds").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("BatchedProbe", "batched").withRedis().patient().run();
  }
}
