package dev.larder.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.probe.start.Hello;
import dev.larder.testing.ChildJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Property over environment over argument over the working directory. */
class WhichRuleFileIT {
  @TempDir Path folder;

  @BeforeEach
  void write_four_rule_files() {
    for (String name : new String[] {"property", "environment", "argument", "larder"}) {
      AgentRun.write(folder.resolve(name + ".yaml"), AgentRun.RULES);
    }
  }

  @Test
  void the_property_comes_first() {
    assertUses(
        "property.yaml",
        hello("argument.yaml")
            .environment("LARDER_CONFIG", "environment.yaml")
            .options("-Dlarder.config=property.yaml"));
  }

  @Test
  void the_environment_comes_second() {
    assertUses(
        "environment.yaml",
        hello("argument.yaml").environment("LARDER_CONFIG", "environment.yaml"));
  }

  @Test
  void the_argument_comes_third() {
    assertUses("argument.yaml", hello("argument.yaml"));
  }

  @Test
  void the_working_directory_comes_last() {
    assertUses("larder.yaml", hello(""));
  }

  @Test
  void a_given_file_that_is_missing_is_not_replaced_by_another() {
    assertThat(AgentRun.run(hello("nowhere.yaml")).stderr()).contains("nowhere.yaml");
  }

  private ChildJvm hello(String argument) {
    return AgentRun.plain(folder, Hello.class).agent(Built.agentJar(), argument);
  }

  private static void assertUses(String file, ChildJvm program) {
    assertThat(AgentRun.run(program).stderr()).contains(", 1 rule from " + file + ",");
  }
}
