package dev.larder.it;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods that run later than they are called. */
class BehindIT {
  @TestFactory
  List<DynamicTest> in_memory() {
    return CallProbe.of("BehindProbe", "behind-in-memory").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("BehindProbe", "behind").withRedis().run();
  }

  @TestFactory
  List<DynamicTest> in_transactions_in_memory() {
    return transactions("behind-in-memory").run();
  }

  @TestFactory
  List<DynamicTest> in_transactions_in_redis() {
    return transactions("behind").withRedis().patient().run();
  }

  private static CallProbe transactions(String rules) {
    CallProbe probe = CallProbe.of("BehindTransactionsProbe", rules);
    for (String jar : Folders.jars("h2-", "spring-").split(File.pathSeparator, -1)) {
      probe.classPath(Path.of(jar));
    }
    return probe;
  }
}
