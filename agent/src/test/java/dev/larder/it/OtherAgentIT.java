package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside an agent that rewrites the same classes, whichever comes first. */
class OtherAgentIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void names_of_parameters_that_another_agent_strips_are_found(boolean first) throws IOException {
    ChildExit exit = run("StrippingAgent", first);

    assertThat(exit.stderr()).startsWith("larder: ").hasLineCount(1);
    assertThat(exit.stdout()).isEqualTo("application" + ClassLoadersIT.VALUES);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void both_work_on_one_method(boolean first) throws IOException {
    assertThat(run("TracingAgent", first).stdout())
        .isEqualTo("application" + ClassLoadersIT.VALUES + "traced true\n");
  }

  @Test
  void a_class_whose_file_nobody_shows_needs_positions_and_says_so() throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES);
    Path shelf = Folders.classes(folder.resolve("shelf"), Folders.SHELF);
    ChildExit exit =
        ChildJvm.main("com.probe.loaders.LoadersProbe")
            .agent(other("StrippingAgent"), "")
            .agent(Built.agentJar(), Folders.pantryRules(folder, "").toString())
            .classPath(app.toString())
            .arguments(shelf.toString(), "java-only")
            .run(Duration.ofSeconds(90));

    assertThat(exit.stderr())
        .contains("the class has no parameter names, so that \"id\" is not known; write {0}");
    assertThat(exit.stdout()).startsWith("java-only: not cached [Jar[id=7");
  }

  @Test
  void a_class_has_its_own_code_to_the_byte_when_its_rules_have_gone() throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES, Folders.SHELF);
    Path with = Files.move(Folders.pantryRules(folder, ""), folder.resolve("with.yaml"));
    Path without =
        Folders.rules(folder, "", "none: { method: com.probe.Nothing.none(long), key: \"{0}\" }");
    ChildExit exit =
        ChildJvm.main("com.probe.loaders.BytesProbe")
            .agent(Built.agentJar(), without.toString())
            .agent(other("LookingAgent"), "")
            .classPath(app.toString())
            .arguments(without.toString(), with.toString())
            .run(Duration.ofSeconds(90));

    assertThat(exit.stdout().lines())
        .as(exit.stderr())
        .hasSize(3)
        .containsOnly("cached true, other code true, then its own true, values made 2");
  }

  private ChildExit run(String agent, boolean first) throws IOException {
    Path app = Folders.classes(folder.resolve("app"), Folders.PROBES, Folders.SHELF);
    Path rules = Folders.pantryRules(folder, "");
    ChildJvm child =
        ChildJvm.main("com.probe.loaders.LoadersProbe")
            .classPath(app.toString())
            .arguments(app.toString(), "application");
    Path other = other(agent);
    return (first
            ? child.agent(other, "").agent(Built.agentJar(), rules.toString())
            : child.agent(Built.agentJar(), rules.toString()).agent(other, ""))
        .run(Duration.ofSeconds(90));
  }

  private Path other(String agent) throws IOException {
    String byteBuddy = Path.of(Folders.jars("byte-buddy-1")).toUri().toString();
    return Folders.jar(
        folder.resolve("other.jar"),
        Folders.classes(folder.resolve("other"), Folders.PROBES + "/other"),
        Map.of(
            "Premain-Class",
            "com.probe.loaders.other." + agent,
            "Can-Retransform-Classes",
            "true",
            "Class-Path",
            byteBuddy));
  }
}
