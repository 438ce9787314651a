package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.larder.api.KeyFunction;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import dev.larder.testing.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * A probe application of {@code com.probe.calls}: runs it under the agent to its end and makes a
 * test of each line {@code name=ok} that it prints. Its rules are a resource, to which the
 * beginning of the file is added.
 */
final class CallProbe {
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final String program;
  private final String rules;
  private final ChildJvm child;
  private boolean isBrief = true;
  private Path agent = Built.agentJar();
  private String head = "";
  private String defaults = "";
  private String classPath =
      String.join(
          File.pathSeparator,
          Built.testClasses().toString(),
          Built.codeOf(RedisServer.class).toString(),
          Built.codeOf(KeyFunction.class).toString());

  private CallProbe(String program, String rules) {
    this.program = program;
    this.rules = rules;
    this.child = ChildJvm.main("com.probe.calls." + program);
  }

  /** A probe and the rules of {@code calls/RULES.yaml}; entries in its own JVM if not said. */
  static CallProbe of(String program, String rules) {
    return new CallProbe(program, rules);
  }

  /** Entries in a Redis that the probe itself starts and ends. */
  CallProbe withRedis() {
    int port = RedisServer.freePort();
    child.options("-Dprobe.redis.port=" + port, RedisServer.option());
    return withRedisAt("redis://127.0.0.1:" + port);
  }

  CallProbe withRedisAt(String uri) {
    head += "redis:\n  uri: " + uri + "\n";
    return this;
  }

  /** In a JVM that compiles what runs often, as an application's does. */
  CallProbe compiled() {
    isBrief = false;
    return this;
  }

  /** With a Redis that is waited for until it has answered, however busy the machine is. */
  CallProbe patient() {
    head += "  timeout: 20s\n";
    return this;
  }

  /** With one whose answers to writes are waited for as long. */
  CallProbe patientOfWrites() {
    head += "  invalidate-timeout: 20s\n";
    return this;
  }

  /** With a jar of this class, which brings a service of Larder's API. */
  CallProbe extension(Class<?> service, Class<?> type) {
    try {
      Path jar = Files.createTempDirectory("larder-extension").resolve("extension.jar");
      Folders.jarOfService(jar, service, type);
      head += "extensions: " + jar + "\n";
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With another option among its {@code defaults}. */
  CallProbe byDefault(String option) {
    defaults = option + ", ";
    return this;
  }

  /** With another jar than the one that was built. */
  CallProbe agent(Path jar) {
    agent = jar;
    return this;
  }

  CallProbe arguments(String... arguments) {
    child.arguments(arguments);
    return this;
  }

  CallProbe options(String... options) {
    child.options(options);
    return this;
  }

  CallProbe classPath(Path more) {
    classPath += File.pathSeparator + more;
    return this;
  }

  /** Runs it; a test for each check, and one for the way it ended. */
  List<DynamicTest> run() {
    ChildExit exit = exit();
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : exit.stdout().lines().toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("figure: ")) {
        System.out.println("[" + program + "] " + line.substring(8));
      } else if (equals > 0) {
        String name = line.substring(0, equals);
        String verdict = line.substring(equals + 1);
        tests.add(dynamicTest(name, () -> assertThat(verdict).isEqualTo("ok")));
      }
    }
    int checks = tests.size();
    tests.add(dynamicTest("the probe ends by itself", () -> assertEnd(exit, checks)));
    return tests;
  }

  private static void assertEnd(ChildExit exit, int checks) {
    assertThat(exit.timedOut()).as(exit.stdout() + exit.stderr()).isFalse();
    assertThat(exit.code()).as(exit.stderr()).isZero();
    assertThat(checks).isPositive();
    assertThat(exit.stdout()).contains("checks: " + checks);
    assertThat(exit.stderr()).doesNotContain("\tat ");
  }

  /** Runs it. */
  ChildExit exit() {
    try {
      Path folder = Files.createTempDirectory("larder-calls");
      Path file = folder.resolve("larder.yaml");
      Files.writeString(file, "larder: 1\nnamespace: calls\n" + head + resource());
      ChildJvm started = isBrief ? child.brief() : child;
      return started.classPath(classPath).agent(agent, file.toString()).run(LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String resource() throws IOException {
    return Files.readString(Built.testClasses().resolve("calls").resolve(rules + ".yaml"))
        .replace("defaults: { ", "defaults: { " + defaults);
  }
}
