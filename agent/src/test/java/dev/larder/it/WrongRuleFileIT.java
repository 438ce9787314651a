package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import com.probe.start.Shopping;
import dev.larder.testing.ChildExit;
import dev.larder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the rule file, the application runs as if Larder were not there. */
class WrongRuleFileIT {
  private static final String STAYS_OUT =
      "larder: nothing is cached until the rule file is right; the application runs without Larder";

  private static final String MISTAKES =
      """
      larder: 1
      rules:
        name:
          method: com.probe.start.Catalog.name(long)
          key: "name:{id"
          ttll: 5m
        asked:
          method: com.probe.start.Catalog.asked(
          ttl: 5 mins
        changed:
          method: com.probe.start.Catalog.change(long)
          invalidate:
            - { rule: nam, with: { id: "{0}" } }
            - { rule: name, with: { id: "{0}" } }
        name:
          method: com.probe.start.Catalog.name(long)
      """;

  @TempDir Path folder;

  @Test
  void a_broken_rule_file_leaves_the_application_alone() {
    assertThat(complaints(MISTAKES))
        .containsExactly(
            "larder: rules.yaml:1:1 namespace: \"namespace\" is missing; name the application, as in"
                + " \"namespace: shop\"",
            "larder: rules.yaml:5:10 rules.name.key: \"{\" is not closed; close it with \"}\", or"
                + " write {{ for a brace",
            "larder: rules.yaml:6:5 rules.name.ttll: \"ttll\" is not known; write ttl",
            "larder: rules.yaml:8:13 rules.asked.method: the parameter list has no end; close it with"
                + " \")\"",
            "larder: rules.yaml:9:10 rules.asked.ttl: \"5 mins\" is not a duration; write 5m",
            "larder: rules.yaml:13:17 rules.changed.invalidate[0].rule: there is no read rule"
                + " \"nam\"; write name",
            "larder: rules.yaml:15:3 rules.name: the key is given twice, first in line 3; keep one of"
                + " them",
            STAYS_OUT);
  }

  @Test
  void strict_refuses_to_start_the_application() {
    AgentRun.write(folder.resolve("rules.yaml"), MISTAKES);
    ChildExit exit = AgentRun.run(hello("rules.yaml").options("-Dlarder.strict=true"));
    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stdout()).isEmpty();
    assertThat(exit.stderr()).contains("rules.yaml:6:5 rules.name.ttll: ");
  }

  @Test
  void strict_refuses_a_missing_rule_file() {
    ChildExit exit = AgentRun.run(hello("nowhere.yaml").options("-Dlarder.strict=true"));
    assertThat(exit.code()).isEqualTo(2);
    assertThat(exit.stdout()).isEmpty();
  }

  @Test
  void strict_lets_a_good_rule_file_pass() {
    ChildJvm program = AgentRun.with(AgentRun.RULES, folder, Hello.class);
    assertThat(AgentRun.run(program.options("-Dlarder.strict=true")).code()).isZero();
  }

  @Test
  void a_missing_rule_file_leaves_the_application_alone() {
    assertThat(complaintsAbout("nowhere.yaml"))
        .containsExactly(
            "larder: cannot read the rule file nowhere.yaml (No such file or directory); give the"
                + " path of a readable file, seen from "
                + folder,
            STAYS_OUT);
  }

  @Test
  void a_folder_for_a_rule_file_leaves_the_application_alone() throws IOException {
    Files.createDirectory(folder.resolve("rules.yaml"));
    assertThat(complaintsAbout("rules.yaml")).first().asString().contains("(Is a directory)");
  }

  @Test
  void a_rule_file_that_cannot_be_opened_leaves_the_application_alone() throws IOException {
    Files.createSymbolicLink(folder.resolve("rules.yaml"), Path.of("rules.yaml"));
    assertThat(complaintsAbout("rules.yaml")).first().asString().contains("symbolic links");
  }

  @Test
  void an_empty_rule_file_leaves_the_application_alone() {
    assertThat(complaints(""))
        .containsExactly(
            "larder: rules.yaml:1:1: the file is empty; begin with \"larder: 1\"", STAYS_OUT);
  }

  @Test
  void a_rule_file_that_is_not_yaml_leaves_the_application_alone() {
    assertThat(complaints("larder: [1\n  x: {"))
        .first()
        .asString()
        .startsWith("larder: rules.yaml:2:4: this is not YAML: ");
  }

  @Test
  void a_rule_file_of_bytes_leaves_the_application_alone() throws IOException {
    Files.write(folder.resolve("rules.yaml"), new byte[] {-1, -2, 0, 1, 2, 'l', 0, -128});
    assertThat(complaintsAbout("rules.yaml"))
        .first()
        .asString()
        .startsWith("larder: rules.yaml:1:1: this is not YAML: ");
  }

  @Test
  void a_bad_argument_leaves_the_application_alone() {
    assertThat(complaintsAbout("config=x,debug=true=;\u0001"))
        .hasSize(2)
        .last()
        .isEqualTo(STAYS_OUT);
  }

  @Test
  void no_rule_file_at_all_leaves_the_application_alone() {
    assertThat(complaintsAbout(""))
        .hasSize(1)
        .first()
        .asString()
        .contains("inactive", "LARDER_CONFIG");
  }

  @Test
  void what_only_the_class_can_tell_is_said_when_it_is_loaded() {
    String rules =
        """
        larder: 1
        namespace: start
        rules:
          name:
            method: com.probe.start.Catalog.name(long)
            key: "name:{identity}"
          nome:
            method: com.probe.start.Catalog.nome(long)
          again:
            method: com.probe.start.Catalog.name(long)
        """;
    ChildExit exit = AgentRun.run(AgentRun.with(rules, folder, Shopping.class, "2000"));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout())
        .isEqualTo(AgentRun.run(AgentRun.plain(folder, Shopping.class, "100")).stdout());
    assertThat(exit.stderr().lines().skip(1))
        .containsExactly(
            "larder: larder.yaml:8:13 rules.nome.method: com.probe.start.Catalog has no method nome"
                + " like that; write name(long)",
            "larder: rule name: com.probe.start.Catalog.name: larder.yaml:6:10 rules.name.key: there"
                + " is no parameter \"identity\"; write {id}",
            "larder: rule again: com.probe.start.Catalog.name: already runs rule name; merge the two");
  }

  private List<String> complaints(String rules) {
    AgentRun.write(folder.resolve("rules.yaml"), rules);
    return complaintsAbout("rules.yaml");
  }

  /** What stderr says, once the application has proved to run as it does without the agent. */
  private List<String> complaintsAbout(String argument) {
    ChildExit plain = AgentRun.run(AgentRun.plain(folder, Hello.class, "a", "b"));
    ChildExit exit = AgentRun.run(hello(argument));
    assertThat(exit.code()).isZero();
    assertThat(exit.stdout()).isEqualTo(plain.stdout()).contains("hello");
    return exit.stderr().lines().toList();
  }

  private ChildJvm hello(String argument) {
    return AgentRun.plain(folder, Hello.class, "a", "b").agent(Built.agentJar(), argument);
  }
}
