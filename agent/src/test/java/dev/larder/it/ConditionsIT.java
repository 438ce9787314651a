package dev.larder.it;

import com.probe.extension.Initial;
import dev.larder.api.KeyFunction;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Conditions of rules: which calls are cached, which results are kept. */
class ConditionsIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return probe().run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return probe().withRedis().patient().run();
  }

  private static CallProbe probe() {
    return CallProbe.of("ConditionsProbe", "conditions")
        .extension(KeyFunction.class, Initial.class);
  }
}
