package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods that Larder calls by itself. */
class BesideIT {
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("BesideProbe", "beside").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("BesideProbe", "beside").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> faults_in_this_jvm() {
    return CallProbe.of("BesideFaultsProbe", "beside").run();
  }

  @TestFactory
  List<DynamicTest> faults_in_redis() {
    return CallProbe.of("BesideFaultsProbe", "beside").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> read_through_in_this_jvm() {
    return CallProbe.of("ThroughProbe", "beside").run();
  }

  @TestFactory
  List<DynamicTest> read_through_in_redis() {
    return CallProbe.of("ThroughProbe", "beside").withRedis().patient().run();
  }
}
