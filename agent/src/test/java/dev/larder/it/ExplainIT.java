package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Listener;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Calls are explained by JMX, and not made. */
class ExplainIT {
  private static final String RULE = "dev.larder:type=Rule,name=name";

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> of_entries_in_this_jvm() {
    return probe("ExplainProbe").run();
  }

  @TestFactory
  List<DynamicTest> of_entries_in_redis() {
    return probe("ExplainProbe").withRedis().patient().run();
  }

  @TestFactory
  List<DynamicTest> of_what_is_in_redis() {
    return probe("ExplainRedisProbe").withRedis().patient().run();
  }

  @Test
  void its_classes_wait_for_the_first_question() {
    Path log = folder.resolve("classes.txt");
    ChildJvm program =
        AgentRun.with(AgentRun.RULES, folder, Listener.class)
            .options("-Xlog:class+load:file=" + log + ":none");
    try (Told listener = Told.start(program)) {
      listener.awaits("ask 1", "product 1 from the cache");
      listener.awaits("get " + RULE + " Sites", "[com.probe.start.Catalog.name]");
      assertThat(loaded(log, "dev.larder.ops.RuleBean")).isPositive();
      assertThat(loaded(log, "dev.larder.explain.")).isZero();
      assertThat(listener.tell("explain " + RULE + " 1")).contains("key start:name:1");
      assertThat(loaded(log, "dev.larder.explain.")).isPositive();
    }
  }

  private static long loaded(Path log, String name) {
    return AgentRun.lines(log).stream().filter(line -> line.startsWith(name)).count();
  }

  private static CallProbe probe(String program) {
    return CallProbe.of(program, "explain").classPath(Path.of(Folders.jars("h2-")));
  }
}
