package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's tools inherit the agent from JAVA_TOOL_OPTIONS and are none of its business. */
class JdkToolsIT {
  @TempDir Path folder;

  private record Run(int code, List<String> output) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keytool -help",
        "keytool -nonsense",
        "jcmd -h",
        "jps -q -J-Dnone=none",
        "javac -version",
        "jar --version"
      })
  void a_tool_of_the_jdk_says_nothing_of_larder(String command) throws Exception {
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
    Run plain = run(command, "-Dnone=none");
    Run with = run(command, "-javaagent:" + Built.agentJar());
    assertThat(with.code()).isEqualTo(plain.code());
    if (!command.startsWith("jps")) { // whose output is whatever runs beside
      assertThat(with.output()).isEqualTo(plain.output()).isNotEmpty();
    }
    assertThat(with.output()).noneMatch(line -> line.contains("larder:"));
  }

  @Test
  void an_application_inherits_larder_the_same_way() throws Exception {
    AgentRun.write(folder.resolve("larder.yaml"), AgentRun.RULES);
    Run run =
        run(
            "java -cp " + Built.testClasses() + " " + Hello.class.getName(),
            "-javaagent:" + Built.agentJar());
    assertThat(run.output()).hasSize(3).anyMatch(line -> line.startsWith("larder: version "));
  }

  private Run run(String command, String options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.set(0, Path.of(System.getProperty("java.home"), "bin", words.get(0)).toString());
    Path output = folder.resolve("output.txt");
    ProcessBuilder tool =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    tool.environment().put("JAVA_TOOL_OPTIONS", options);
    Process process = tool.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        process.exitValue(),
        Files.readString(output)
            .lines()
            .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
            .toList());
  }
}
