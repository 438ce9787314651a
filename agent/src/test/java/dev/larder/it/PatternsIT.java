package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods are found by wildcards, supertypes, interfaces and annotations. */
class PatternsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("PatternsProbe", "patterns").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("PatternsProbe", "patterns").withRedis().run();
  }
}
