package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.CountingAgent;
import com.probe.start.OlderJava;
import com.probe.start.Shopping;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attached twice, from paths with odd letters, to a program that is older, beside other agents. */
class OddPlacesIT {
  @TempDir Path folder;

  @Test
  void attached_twice_it_works_once_and_says_so() {
    ChildExit exit =
        AgentRun.run(
            shopping().agent(Built.agentJar(), "larder.yaml").options("-Dprobe.tell=true"));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).contains("spared: true");
    assertThat(exit.stderr().lines())
        .hasSize(2)
        .last()
        .isEqualTo("larder: already attached to this JVM; this second agent does nothing");
  }

  @Test
  void jar_and_rule_file_may_lie_under_spaces_and_letters_of_any_script() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("größer als 50% + 猫"));
    Path jar = Files.copy(Built.agentJar(), odd.resolve("the agent ü#1.jar"));
    Path rules = AgentRun.write(odd.resolve("règles à moi=1.yaml"), AgentRun.RULES);
    ChildExit exit =
        AgentRun.run(
            AgentRun.plain(folder, Shopping.class, "30000", "1000")
                .environment("LC_ALL", "C.UTF-8")
                .options(
                    "-Dprobe.tell=true", "-Dstderr.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8")
                .agent(jar, rules.toString()));
    assertThat(exit.stderr()).contains("1 rule from " + rules + ", ").hasLineCount(1);
    assertThat(exit.stdout()).contains("spared: true");
    assertThat(exit.code()).isZero();
  }

  @Test
  void nothing_is_written_to_the_file_system() throws IOException {
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ChildExit exit =
        AgentRun.run(
            shopping()
                .options("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData", "-Dprobe.tell=true"));
    assertThat(exit.stdout()).contains("spared: true");
    try (var left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("larder.yaml", "tmp");
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"11, 11.0.2", "1.8, 1.8.0_402", "16, 16"})
  void an_older_java_gets_one_line_and_runs_the_application(String java, String version) {
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
    ChildExit exit =
        AgentRun.run(
            AgentRun.plain(folder, OlderJava.class, java, version)
                .classPath(Built.testClasses() + File.pathSeparator + Built.agentJar()));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout().lines()).containsExactly("the application runs");
    assertThat(exit.stderr().lines())
        .containsExactly(
            "larder: needs Java 17 or later and this is "
                + version
                + "; the application runs without it");
  }

  @Test
  void another_agent_may_come_first_or_last() {
    Path other = AgentJar.of(CountingAgent.class, folder.resolve("other-agent.jar"));
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
    assertBothWork(program().agent(other, "").agent(Built.agentJar(), "larder.yaml"));
    assertBothWork(program().agent(Built.agentJar(), "larder.yaml").agent(other, ""));
  }

  private static void assertBothWork(ChildJvm program) {
    ChildExit exit = AgentRun.run(program.options("-Dprobe.tell=true"));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).contains("spared: true", "seen by another agent: 1");
    assertThat(exit.stderr()).hasLineCount(1);
  }

  private ChildJvm shopping() {
    return AgentRun.with(AgentRun.RULES, folder, Shopping.class, "30000", "1000");
  }

  private ChildJvm program() {
    return AgentRun.plain(folder, Shopping.class, "30000", "1000")
        .classPath(Built.testClasses() + File.pathSeparator + folder);
  }
}
