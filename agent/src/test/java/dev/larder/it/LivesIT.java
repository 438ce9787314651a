package dev.larder.it;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How long entries live, whose they are, and that there are never too many. */
class LivesIT {
  /** 100,000 entries of 2 KiB would not fit. */
  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return CallProbe.of("LivesProbe", "lifetimes").options("-Xmx96m").run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("LivesProbe", "lifetimes").withRedis().patient().run();
  }
}
