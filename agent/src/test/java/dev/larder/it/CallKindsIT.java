package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Methods of every kind are cached, or left alone with a reason. */
class CallKindsIT {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> in_this_jvm() {
    return probe().run();
  }

  @TestFactory
  List<DynamicTest> in_redis() {
    return probe().withRedis().patient().run();
  }

  @Test
  void what_is_left_alone_is_said() {
    ChildExit exit = probe().exit();
    assertThat(exit.stderr())
        .contains("com.probe.calls.gen.Old is left alone: its class file is of Java 6 or older")
        .contains("its arguments take more than 250 slots")
        .contains("it is abstract: name a method with a body")
        .contains("rule void: com.probe.calls.KindsProbe.nothing");
  }

  private CallProbe probe() {
    GeneratedClasses.wide(folder);
    GeneratedClasses.old(folder);
    return CallProbe.of("KindsProbe", "kinds").classPath(folder);
  }
}
