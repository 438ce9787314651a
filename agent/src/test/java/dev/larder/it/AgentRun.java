package dev.larder.it;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs of a probe application in a folder of its own, with the agent and without. */
final class AgentRun {
  /** Enough for a child JVM on a busy machine. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** One rule, about the probes' catalog. */
  static final String RULES =
      """
      larder: 1
      namespace: start
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id}"
      """;

  private AgentRun() {}

  /** A program without the agent. */
  static ChildJvm plain(Path folder, Class<?> program, String... arguments) {
    return ChildJvm.main(program.getName())
        .brief()
        .in(folder)
        .classPath(Built.testClasses().toString())
        .arguments(arguments);
  }

  /** A program with the agent and these rules. */
  static ChildJvm with(String rules, Path folder, Class<?> program, String... arguments) {
    write(folder.resolve("larder.yaml"), rules);
    return plain(folder, program, arguments).agent(Built.agentJar(), "larder.yaml");
  }

  /** {@link #RULES}, with entries in Redis. */
  static String rulesIn(String redisUri) {
    return RULES + "redis: { uri: \"" + redisUri + "\", timeout: 1s }\n";
  }

  /** The same, where it is waited for however busy the machine is. */
  static String patientRulesIn(String redisUri) {
    return rulesIn(redisUri).replace("timeout: 1s", "timeout: 20s");
  }

  static ChildExit run(ChildJvm program) {
    return program.run(LIMIT);
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The agent's command line in this folder. */
  static ChildExit commandLine(Path folder, String... arguments) {
    return run(ChildJvm.jar(Built.agentJar()).brief().in(folder).arguments(arguments));
  }

  /** {@code check larder.yaml} in this folder, with these rules. */
  static ChildExit check(Path folder, String rules, String... options) {
    write(folder.resolve("larder.yaml"), rules);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "check";
    arguments[1] = "larder.yaml";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return commandLine(folder, arguments);
  }
}
