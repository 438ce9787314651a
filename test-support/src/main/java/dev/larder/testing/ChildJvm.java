package dev.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM to be started: what it runs and how. Not thread-safe. Its environment is this JVM's without
 * the variables that add options to every JVM.
 */
public final class ChildJvm {
  private final List<String> program;
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path javaHome = Path.of(System.getProperty("java.home"));
  private Path folder = Path.of("").toAbsolutePath();
  private String classPath = "";

  private ChildJvm(List<String> program) {
    this.program = program;
  }

  /** Runs the main class of this name. */
  public static ChildJvm main(String className) {
    return new ChildJvm(List.of(className));
  }

  /** Runs a jar by its manifest. */
  public static ChildJvm jar(Path jar) {
    return new ChildJvm(List.of("-jar", jar.toString()));
  }

  /** The JDK to use, this JVM's if not said. */
  public ChildJvm javaHome(Path home) {
    javaHome = home;
    return this;
  }

  /** The working directory. */
  public ChildJvm in(Path directory) {
    folder = directory;
    return this;
  }

  /** Options of the JVM, before the main class. */
  public ChildJvm options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /**
   * For one that lives for seconds: most of what the second compiler and the threads of a larger
   * collector do in it is never used, and takes processors from others.
   */
  public ChildJvm brief() {
    return options("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  /** Adds an agent with its argument, which may be empty. */
  public ChildJvm agent(Path jar, String argument) {
    return options("-javaagent:" + jar + (argument.isEmpty() ? "" : "=" + argument));
  }

  /** Arguments of the program. */
  public ChildJvm arguments(String... more) {
    arguments.addAll(List.of(more));
    return this;
  }

  public ChildJvm classPath(String path) {
    classPath = path;
    return this;
  }

  public ChildJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs it to its end; a JVM that is still there at the limit is killed. */
  public ChildExit run(Duration limit) {
    try (ChildProcess child = start()) {
      return child.awaitExit(limit);
    }
  }

  /** Starts it and leaves it running. */
  public ChildProcess start() {
    ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(options);
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(classPath);
    }
    command.addAll(program);
    command.addAll(arguments);
    return command;
  }
}
