package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -jar larder-agent.jar}: help, wrong use, and the schema. */
class CommandLineIT {
  @TempDir Path folder;

  private ChildExit run(String... arguments) {
    return AgentRun.commandLine(folder, arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "schema", "attach", "version"})
  void every_command_explains_itself(String command) {
    ChildExit exit = run(command, "--help");

    assertThat(exit.code()).isZero();
    assertThat(exit.stderr()).isEmpty();
    assertThat(exit.stdout()).startsWith("Usage: larder " + command).contains("-h, --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", ""})
  void bare_help_names_every_command(String argument) {
    ChildExit exit = argument.isEmpty() ? run() : run(argument);

    assertThat(exit.code()).isZero();
    assertThat(exit.stdout())
        .startsWith("Usage: larder ")
        .contains(
            "check", "schema", "attach", "version", "-javaagent:larder-agent.jar=larder.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "chekc larder.yaml, larder check",
    "shema, larder schema",
    "versoin, larder version",
    "check --strikt larder.yaml, --strict",
    "check --jsn larder.yaml, --json",
  })
  void what_is_not_known_is_answered_by_what_is_near(String arguments, String near) {
    ChildExit exit = run(arguments.split(" "));

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stdout()).isEmpty();
    assertThat(exit.stderr()).contains(near).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "attach", "attach 1", "check a b", "nothing like it"})
  void wrong_use_ends_with_2_and_says_how(String arguments) {
    ChildExit exit = run(arguments.split(" "));

    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stdout()).isEmpty();
    assertThat(exit.stderr()).contains("Usage: larder").doesNotContain("\tat ");
  }

  @Test
  void the_schema_is_the_shipped_one() throws IOException {
    ChildExit exit = run("schema");

    assertThat(exit.code()).isZero();
    assertThat(exit.stdout())
        .isEqualTo(Files.readString(Path.of("../config-examples/larder.schema.json")));
  }
}
