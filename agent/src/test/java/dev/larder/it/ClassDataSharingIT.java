package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.EmptyAgent;
import com.probe.start.Hello;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/** The JVM's archive of loaded classes stays in use, the JDK's own and an application's. */
class ClassDataSharingIT {
  @TempDir Path folder;
  private Path empty = Path.of("");
  private Path probes = Path.of("");

  @BeforeEach
  void pack() {
    empty = AgentJar.of(EmptyAgent.class, folder.resolve("empty-agent.jar"));
    probes = AgentJar.ofPackage("com.probe.start", folder.resolve("probes.jar"));
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
  }

  @Test
  void the_jdks_own_archive_is_used_as_with_an_empty_agent() {
    assertShared();
  }

  @Test
  void an_applications_archive_is_used_as_with_an_empty_agent() {
    Path archive = folder.resolve("hello.jsa");
    ChildExit dump = AgentRun.run(hello().options("-XX:ArchiveClassesAtExit=" + archive));
    assertThat(dump.code()).isZero();
    assertThat(archive).exists();
    assertShared("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  @EnabledForJreRange(minVersion = 25)
  void an_ahead_of_time_cache_trained_with_the_module_of_agents_is_used() {
    Path cache = folder.resolve("hello.aot");
    String module = "--add-modules=java.instrument";
    ChildExit training = AgentRun.run(hello().options(module, "-XX:AOTCacheOutput=" + cache));
    assertThat(training.code()).as(training.stderr()).isZero();
    ChildExit exit =
        AgentRun.run(
            hello()
                .agent(Built.agentJar(), "larder.yaml")
                .options(module, "-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    assertThat(exit.code()).as(exit.stdout() + exit.stderr()).isZero();
    assertThat(exit.stdout()).startsWith("hello").doesNotContain("[aot]", "[cds]");
    assertThat(exit.stderr()).hasLineCount(1);
  }

  private void assertShared(String... options) {
    Set<String> withEmptyAgent = sharedBy(empty, options);
    assertThat(withEmptyAgent).hasSizeGreaterThan(400);
    Set<String> both = new HashSet<>(sharedBy(Built.agentJar(), options));
    both.retainAll(withEmptyAgent);
    assertThat(both).hasSizeGreaterThanOrEqualTo(withEmptyAgent.size() * 95 / 100);
    assertThat(both.contains(Hello.class.getName()))
        .as("the application's own class")
        .isEqualTo(options.length > 0);
  }

  /** The classes taken from an archive, without the hidden ones, whose names are never the same. */
  private Set<String> sharedBy(Path agent, String... options) {
    Path log = folder.resolve("classes.txt");
    ChildExit exit =
        AgentRun.run(
            hello()
                .agent(agent, "larder.yaml")
                .options(options)
                .options("-Xlog:class+load:file=" + log + ":none"));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout() + exit.stderr()).doesNotContain("Sharing is only supported");
    Set<String> shared = new HashSet<>();
    for (String line : AgentRun.lines(log)) {
      String name = line.split(" ", 2)[0];
      if (line.contains("shared objects file") && !name.contains("/")) {
        shared.add(name);
      }
    }
    return shared;
  }

  private ChildJvm hello() {
    return ChildJvm.main(Hello.class.getName()).in(folder).classPath(probes.toString());
  }
}
