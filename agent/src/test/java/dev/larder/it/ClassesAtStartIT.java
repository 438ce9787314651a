package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import com.probe.start.ManyLambdas;
import com.probe.start.Shopping;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded before the application's main class, and what waits for its first use. */
class ClassesAtStartIT {
  private static final String LIBRARY = "dev.larder.lib.";
  private static final List<String> LATER =
      List.of(
          LIBRARY + "io.netty.",
          LIBRARY + "io.lettuce.",
          LIBRARY + "reactor.",
          LIBRARY + "com.fasterxml.",
          LIBRARY + "net.bytebuddy.",
          LIBRARY + "com.github.benmanes.",
          LIBRARY + "org.HdrHistogram.",
          LIBRARY + "net.jpountz.",
          "dev.larder.redis.",
          "dev.larder.explain.",
          "dev.larder.protect.",
          "javax.crypto.",
          "java.lang.runtime.ObjectMethods", // a record's equals and hashCode: 30 ms
          "java.time.format.",
          "javax.management.",
          "jdk.internal.jimage.ImageReaderFactory", // files of the JVM's own modules: 10 ms
          "java.util.logging.",
          "java.nio.file.FileSystems$DefaultFileSystemHolder",
          "java.util.concurrent.ScheduledThreadPoolExecutor");

  @TempDir Path folder;

  @Test
  void no_library_is_loaded_before_main_but_the_one_that_reads_the_rules() {
    List<String> loaded = loadedBy(AgentRun.with(redisRules(), folder, Hello.class));
    int main = loaded.indexOf(Hello.class.getName());
    assertThat(main).isPositive();
    assertThat(loaded.subList(0, main))
        .contains("dev.larder.launch.Launch", "java.lang.LarderDispatcher");
    assertNoneForLater(loaded.subList(0, main));
  }

  @Test
  void none_is_loaded_at_all_where_no_class_of_a_rule_is() {
    assertNoneForLater(loadedBy(AgentRun.with(redisRules(), folder, Hello.class)));
  }

  @Test
  void they_are_loaded_with_the_first_class_and_the_first_call() {
    List<String> loaded = loadedBy(AgentRun.with(AgentRun.RULES, folder, Shopping.class, "2000"));
    int main = loaded.indexOf(Shopping.class.getName());
    assertNoneForLater(loaded.subList(0, main));
    assertThat(loaded.subList(main, loaded.size()))
        .anyMatch(name -> name.startsWith(LIBRARY + "net.bytebuddy."))
        .anyMatch(name -> name.startsWith(LIBRARY + "com.github.benmanes."))
        .noneMatch(name -> name.startsWith(LIBRARY + "io.netty."));
  }

  @Test
  void linking_goes_on_whatever_class_is_loaded_when_larder_finds_the_application_up() {
    ChildExit exit = AgentRun.run(AgentRun.with(AgentRun.RULES, folder, ManyLambdas.class, "4000"));
    assertThat(exit.stdout()).as(exit.stderr()).isEqualTo("linked\n");
  }

  private static String redisRules() {
    return AgentRun.rulesIn("redis://127.0.0.1:1");
  }

  private static void assertNoneForLater(List<String> loaded) {
    assertThat(loaded).isNotEmpty();
    assertThat(loaded.stream().filter(name -> LATER.stream().anyMatch(name::startsWith))).isEmpty();
  }

  private List<String> loadedBy(ChildJvm program) {
    Path log = folder.resolve("classes.txt");
    ChildExit exit = AgentRun.run(program.options("-Xlog:class+load:file=" + log + ":none"));
    assertThat(exit.code()).isZero();
    return AgentRun.lines(log).stream().map(line -> line.split(" ", 2)[0]).toList();
  }
}
