package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Entries that programs in other languages share. */
class PlainIT {
  private static final Path PROGRAM = Path.of("src/test/node");
  private static final Path INSTALLED = Path.of("target/node").toAbsolutePath();
  private static final int INSTALL_SECONDS = 120;

  @TestFactory
  List<DynamicTest> in_redis() {
    return CallProbe.of("PlainProbe", "plain").withRedis().patient().patientOfWrites().run();
  }

  @TestFactory
  List<DynamicTest> from_an_edit_on() {
    return CallProbe.of("PlainReloadProbe", "plain").withRedis().patient().patientOfWrites().run();
  }

  @TestFactory
  List<DynamicTest> with_a_program_of_node() throws Exception {
    install();
    return CallProbe.of("NodeProbe", "plain")
        .arguments(INSTALLED.toString())
        .withRedis()
        .patient()
        .patientOfWrites()
        .run();
  }

  /** The program with its client of Redis; where that cannot be had there is nothing to test. */
  private static void install() throws IOException, InterruptedException {
    assume(ends("node", "--version"), "there is no node on this machine");
    Files.createDirectories(INSTALLED);
    for (String name : List.of("package.json", "package-lock.json", "shared.js")) {
      Files.copy(
          PROGRAM.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    assume(
        ends("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
        "there is no npm on this machine, or its registry does not answer");
    assertThat(INSTALLED.resolve("node_modules/ioredis")).isDirectory();
  }

  /** What is left out is said, as no line of a build would tell. */
  private static void assume(boolean there, String otherwise) {
    if (!there) {
      System.out.println("[PlainIT] a program of Node.js is left out: " + otherwise);
    }
    assumeTrue(there, otherwise);
  }

  private static boolean ends(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Files.createDirectories(INSTALLED).toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
